import numpy as np


def r_squared(y, predicted):
    residual = y - predicted
    return 1 - np.sum(residual**2) / np.sum((y - y.mean()) ** 2)


X = np.random.rand(70, 3)
w = np.array([[1.0], [2.0], [3.0]])
y = X @ w
coefficients, *_ = np.linalg.lstsq(X, y, rcond=None)
predicted = (X @ coefficients).ravel()
errors = y - predicted  # SILENT: (70, 1) minus (70,)
print(r_squared(y, X @ coefficients), np.abs(errors).max())
