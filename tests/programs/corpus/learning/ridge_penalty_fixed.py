import numpy as np


def ridge(X, y, lam):
    n, d = X.shape
    A = X.T @ X + lam * np.eye(d)
    return np.linalg.solve(A, X.T @ y)


X = np.random.randn(50, 8)
y = X @ np.arange(8) + np.random.randn(50)
for lam in (0.01, 0.1, 1.0):
    print(lam, ridge(X, y, lam).round(2))
