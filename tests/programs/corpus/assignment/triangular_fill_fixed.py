import numpy as np

n = 6
pairs = np.random.rand(n * (n + 1) // 2)
matrix = np.zeros((n, n))
matrix[np.triu_indices(n)] = pairs
matrix = matrix + matrix.T - np.diag(np.diag(matrix))
print(np.linalg.eigvalsh(matrix))
