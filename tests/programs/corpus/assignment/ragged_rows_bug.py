import numpy as np

rows = [[1, 2, 3], [4, 5], [6, 7, 8]]
matrix = np.array(rows)  # BUG: the second row is shorter
print(matrix.mean(axis=0))
