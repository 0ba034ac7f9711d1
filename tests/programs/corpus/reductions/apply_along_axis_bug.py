import numpy as np


def normalise(row):
    return (row - row.mean()) / row.std()


def top_two(row):
    return np.sort(row)[-2:]


scores = np.random.rand(30, 6)
normal = np.apply_along_axis(normalise, 1, scores)
best = np.apply_along_axis(top_two, 1, normal)
gap = best - normal  # BUG: the best two of each row, and all six
print(gap.mean())
