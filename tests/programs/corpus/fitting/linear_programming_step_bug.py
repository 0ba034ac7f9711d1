import numpy as np


def newton_kkt(A, b, x):
    m, n = A.shape
    H = np.diag(1 / x**2)
    g = -1 / x
    top = np.hstack([H, A])  # BUG: A stands transposed beside the Hessian
    bottom = np.hstack([A, np.zeros((m, m))])
    step = np.linalg.solve(np.vstack([top, bottom]), np.concatenate([-g, b - A @ x]))
    return x + 0.5 * step[:n]


A = np.random.rand(3, 8)
x = np.ones(8)
b = A @ x
for _ in range(5):
    x = newton_kkt(A, b, x)
print(x)
