import numpy as np


def zscore(x, axis):
    mean = x.mean(axis=axis, keepdims=True)
    std = x.std(axis=axis, keepdims=True)
    return (x - mean) / std


volume = np.random.rand(16, 20, 24)
for axis in range(3):
    print(axis, zscore(volume, axis).std())
