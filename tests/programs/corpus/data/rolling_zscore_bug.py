import numpy as np

def rolling(a, window):
    shape = (a.size - window + 1, window)
    strides = (a.strides[0], a.strides[0])
    return np.lib.stride_tricks.as_strided(a, shape=shape, strides=strides)

prices = np.cumsum(np.random.randn(300)) + 100
w = 20
mean = rolling(prices, w).mean(axis=1)
std = rolling(prices, w).std(axis=1)
z = (prices - mean) / std  # BUG: the first windows are not complete
print(z[-5:])
