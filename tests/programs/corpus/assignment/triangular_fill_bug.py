import numpy as np

n = 6
pairs = np.random.rand(n * (n + 1) // 2)
matrix = np.zeros((n, n))
matrix[np.triu_indices(n, k=1)] = pairs  # BUG: without the diagonal there are only 15 places
matrix = matrix + matrix.T - np.diag(np.diag(matrix))
print(np.linalg.eigvalsh(matrix))
