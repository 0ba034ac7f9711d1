import numpy as np


def rotation_z(angle):
    c, s = np.cos(angle), np.sin(angle)
    return np.array([[c, -s, 0.0], [s, c, 0.0], [0.0, 0.0, 1.0]])


def rotate(points, angle):
    return rotation_z(angle) @ points  # BUG: the points are rows


cloud = np.random.uniform(-1, 1, (500, 3))
turned = rotate(cloud, np.pi / 4)
print(np.abs(turned).max(axis=0))
