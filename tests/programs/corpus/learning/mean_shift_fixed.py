import numpy as np


def shift(points, bandwidth):
    moved = points.copy()
    for i, point in enumerate(points):
        distance = np.linalg.norm(points - point, axis=1)
        weight = np.exp(-((distance / bandwidth) ** 2))
        moved[i] = (weight[:, None] * points).sum(axis=0) / weight.sum()
    return moved


points = np.concatenate([np.random.randn(30, 2), np.random.randn(30, 2) + 6])
for _ in range(10):
    points = shift(points, 2.0)
print(np.unique(points.round(1), axis=0))
