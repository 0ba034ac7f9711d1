import numpy as np

EMPTY, TREE, FIRE = 0, 1, 2

def step(forest, p, f):
    rows, cols = forest.shape
    new = np.zeros((rows, cols), dtype=int)
    for i in range(1, rows - 1):
        for j in range(1, cols - 1):
            if forest[i, j] == TREE:
                new[i, j] = TREE
                for di, dj in [(-1, 0), (1, 0), (0, -1), (0, 1)]:
                    if forest[i + di, j + dj] == FIRE:
                        new[i, j] = FIRE
            elif forest[i, j] == EMPTY and np.random.rand() < p:
                new[i, j] = TREE
    return new

forest = np.ones((30, 30), dtype=int)
forest[10, 10] = FIRE
for t in range(5):
    forest = step(forest, 0.05, 0.001)
