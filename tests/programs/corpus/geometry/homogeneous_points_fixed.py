import numpy as np

T = np.eye(4)
T[:3, 3] = [1.0, 2.0, 3.0]

points = np.random.rand(3, 100)


def transform(T, points):
    ones = np.ones((1, points.shape[1]))
    return (T @ np.vstack([points, ones]))[:3]


moved = transform(T, points)
print(moved.mean(axis=1) - points.mean(axis=1))
