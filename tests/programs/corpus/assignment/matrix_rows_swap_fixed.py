import numpy as np


def gauss(A, b):
    n = len(b)
    M = np.hstack([A, b.reshape(-1, 1)])
    for i in range(n):
        pivot = i + np.argmax(np.abs(M[i:, i]))
        M[[i, pivot]] = M[[pivot, i]]
        for j in range(i + 1, n):
            M[j] -= M[j, i] / M[i, i] * M[i]
    x = np.zeros(n)
    for i in reversed(range(n)):
        x[i] = (M[i, -1] - M[i, i + 1 : n] @ x[i + 1 :]) / M[i, i]
    return x


A = np.random.rand(4, 4) + 4 * np.eye(4)
b = np.random.rand(4)
print(gauss(A, b) - np.linalg.solve(A, b))
