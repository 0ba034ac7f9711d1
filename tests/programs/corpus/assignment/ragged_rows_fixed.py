import numpy as np

rows = [[1, 2, 3], [4, 5, 0], [6, 7, 8]]
matrix = np.array(rows)
print(matrix.mean(axis=0))
