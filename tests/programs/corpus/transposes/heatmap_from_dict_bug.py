import numpy as np

table = {"a": [1, 2, 3, 4], "b": [4, 5, 6, 7], "c": [7, 8, 9, 10]}
names = list(table)
grid = np.array([table[k] for k in names]).T
totals = np.array([10, 22, 34])
share = grid.T / totals  # BUG: the transpose of the transpose
print(share)
