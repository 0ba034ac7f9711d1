import numpy as np

def estimate(n):
    points = np.random.uniform(-1, 1, (n, 2))
    inside = np.sqrt(points[:, 0] ** 2 + points[:, 1] ** 2) < 1
    return 4 * inside.sum() / n

for n in (100, 1000, 10000):
    print(n, estimate(n))
