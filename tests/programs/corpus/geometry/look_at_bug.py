import numpy as np

def normalize(v):
    return v / np.linalg.norm(v)

def look_at(eye, target, up):
    z = normalize(eye - target)
    x = normalize(np.cross(up, z))
    y = np.cross(z, x)
    view = np.eye(4)
    view[:3, :3] = np.stack([x, y, z, eye])  # BUG: the eye is no axis
    view[:3, 3] = -view[:3, :3] @ eye
    return view

print(look_at(np.array([1.0, 2.0, 3.0]), np.zeros(3), np.array([0.0, 1.0, 0.0])))
