import numpy as np

def jacobi(A, b, iterations=25):
    x = np.zeros_like(b)
    D = np.diag(A)
    R = A - np.diagflat(D)
    for _ in range(iterations):
        x = (b - R @ x) / D
    return A @ x - b

A = np.array([[4.0, 1.0, 1.0], [1.0, 5.0, 2.0], [0.0, 1.0, 3.0]])
residual = jacobi(A, np.array([6.0, 8.0, 4.0]))
print(float(np.sqrt(residual @ residual.reshape(3))))
