import numpy as np

n_systems, n = 10, 3
A = np.random.rand(n_systems, n, n) + np.eye(n)
b = np.random.rand(n_systems, n)

x = np.linalg.solve(A, b)  # BUG: since NumPy 2 a stack of vectors is taken for one matrix
check = np.einsum("sij,sj->si", A, x)
print(np.abs(check - b).max())
