import numpy as np

K = np.array([[800.0, 0, 320], [0, 800, 240], [0, 0, 1]])
R = np.eye(3)
t = np.array([0.1, 0.0, 2.0])

P = K @ np.hstack([R, t])  # BUG: the translation must be a column


def project(P, points):
    homogeneous = np.hstack([points, np.ones((len(points), 1))])
    image = homogeneous @ P.T
    return image[:, :2] / image[:, 2:]


cube = np.array([[x, y, z] for x in (0, 1) for y in (0, 1) for z in (0, 1)], dtype=float)
print(project(P, cube))
