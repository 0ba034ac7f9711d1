import numpy as np

signals = np.random.randn(6, 400)


def lagged(signals, lag):
    return signals[:, lag:], signals[:, :-lag]


matrix = np.zeros((6, 6, 10))
for lag in range(1, 11):
    a, b = lagged(signals, lag)
    matrix[:, :, lag - 1] = a @ b.T / a.shape[1]
print(np.abs(matrix).max())
