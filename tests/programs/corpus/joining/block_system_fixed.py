"""Equality-constrained least squares by its KKT system."""
import numpy as np

n, p = 6, 2
A = np.random.randn(20, n)
b = np.random.randn(20)
C = np.random.randn(p, n)
d = np.zeros(p)


def kkt(A, b, C, d):
    hessian = A.T @ A
    K = np.block([[hessian, C.T], [C, np.zeros((p, p))]])
    rhs = np.concatenate([A.T @ b, d])
    solution = np.linalg.solve(K, rhs)
    return solution[: A.shape[1]]


x = kkt(A, b, C, d)
print(x, "constraint:", C @ x)
