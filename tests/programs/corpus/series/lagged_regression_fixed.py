import numpy as np


def lag_matrix(x, lags):
    return np.column_stack([x[lags - i - 1 : len(x) - i - 1] for i in range(lags)])


x = np.cumsum(np.random.randn(150))
X = lag_matrix(x, 4)
y = x[4:]
phi = np.linalg.lstsq(X, y, rcond=None)[0]
print(phi)
