import numpy as np

def gauss(A, b):
    n = len(b)
    M = np.hstack((A, b.reshape(n, 1)))
    for i in range(n):
        p = i + np.argmax(np.abs(M[i:, i]))
        M[[i, p]] = M[[p, i]]
        for j in range(i + 1, n):
            M[j] = M[j] - M[i] * M[j, i] / M[i, i]
    x = np.zeros(n)
    for i in range(n - 1, -1, -1):
        x[i] = (M[i, n] - M[i, i:n] @ x[i:]) / M[i, i]
    return x

A = np.array([[2.0, 1.0, -1.0], [-3.0, -1.0, 2.0], [-2.0, 1.0, 2.0]])
print(gauss(A, np.array([8.0, -11.0, -3.0])))
