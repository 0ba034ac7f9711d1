import numpy as np

n, k = 30, 4
points = np.random.rand(n, 2)
squared = ((points[:, None] - points) ** 2).sum(-1)
neighbours = np.argsort(squared, axis=1)[:, 1 : k + 1]


def smooth(values):
    return values[neighbours].mean(axis=1)


field = np.random.rand(n)
for _ in range(3):
    field = smooth(field)
flow = points[neighbours] - points[:, None]
print(field.std(), np.abs(flow).max())
