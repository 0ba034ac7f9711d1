import numpy as np

def count_neighbours(grid):
    n = np.zeros(grid.shape)
    n[1:, 1:] += grid[:-1, :-1]
    n[1:, :-1] += grid[:-1, 1:]
    n[:-1, 1:] += grid[1:, :-1]
    n[:-1, :-1] += grid[1:, 1:]
    n[:-1, :] += grid[1:, :]
    n[1:, :] += grid[:-2, :]  # BUG: one row too few
    n[:, :-1] += grid[:, 1:]
    n[:, 1:] += grid[:, :-1]
    return n

grid = np.zeros((8, 8), dtype=int)
grid[1:4, 2] = 1
for _ in range(4):
    n = count_neighbours(grid)
    grid = ((n == 3) | ((grid == 1) & (n == 2))).astype(int)
print(grid)
