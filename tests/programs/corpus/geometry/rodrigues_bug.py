import numpy as np

def skew(v):
    return np.array([[0, -v[2], v[1]], [v[2], 0, -v[0]], [-v[1], v[0], 0]])

def rotation(axis, angle):
    k = axis / np.linalg.norm(axis)
    K = skew(k)
    return np.eye(3) + np.sin(angle) * K + (1 - np.cos(angle)) * K @ K

R = rotation(np.array([0.0, 0.0, 1.0]), np.pi / 3)
T = np.eye(4)
T[:3, :4] = R  # BUG: the rotation has three columns
print(T)
