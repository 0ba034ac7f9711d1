import numpy as np

def F(x):
    return np.array([x[0] ** 2 + x[1] ** 2 - 4, x[0] * x[1] - 1])

def J(x):
    return np.array([[2 * x[0], 2 * x[1], 0], [x[1], x[0], 0]])

x = np.array([2.0, 0.5])
for _ in range(8):
    x = x - np.linalg.solve(J(x), F(x))  # BUG: the matrix of derivatives is not square
print(x)
