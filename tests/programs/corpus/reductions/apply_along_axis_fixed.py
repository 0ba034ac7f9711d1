import numpy as np


def normalise(row):
    return (row - row.mean()) / row.std()


def top_two(row):
    return np.sort(row)[-2:]


scores = np.random.rand(30, 6)
normal = np.apply_along_axis(normalise, 1, scores)
best = np.apply_along_axis(top_two, 1, normal)
gap = best[:, 1] - best[:, 0]
print(gap.mean())
