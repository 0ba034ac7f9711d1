import numpy as np


def tridiagonal(n, main, off):
    return np.diag([main] * n) + np.diag([off] * (n - 1), 1) + np.diag([off] * (n - 1), -1)


n = 50
A = tridiagonal(n, 2.2, -1.0)
u = np.exp(-np.linspace(-3, 3, n) ** 2)
for _ in range(10):
    u = np.linalg.solve(A, u)
print(u.max())
