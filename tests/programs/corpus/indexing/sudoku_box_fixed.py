import numpy as np

grid = np.zeros((9, 9), dtype=int)
grid[0] = [5, 3, 0, 0, 7, 0, 0, 0, 0]

def possible(row, col, n):
    if n in grid[row] or n in grid[:, col]:
        return False
    r0, c0 = (row // 3) * 3, (col // 3) * 3
    return n not in grid[r0 : r0 + 3, c0 : c0 + 3]

for row in range(9):
    for col in range(9):
        if grid[row, col] == 0:
            print(row, col, [n for n in range(1, 10) if possible(row, col, n)])
