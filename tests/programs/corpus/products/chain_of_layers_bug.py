import functools

import numpy as np

sizes = (64, 128, 32, 10)
rng = np.random.default_rng(0)
weights = [rng.normal(size=(a, b)) for a, b in zip(sizes, sizes)]


def layer(x, w):
    return np.maximum(x @ w, 0)  # BUG: sizes was zipped with itself: the matrices are square


out = functools.reduce(layer, weights, rng.normal(size=(5, 64)))
print(out.shape)
