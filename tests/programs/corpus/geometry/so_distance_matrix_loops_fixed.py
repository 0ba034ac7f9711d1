import numpy as np

def distances(a, b):
    d = np.zeros((a.shape[0], b.shape[0]))
    for i in range(a.shape[0]):
        for j in range(b.shape[0]):
            d[i, j] = np.sqrt(((a[i] - b[j]) ** 2).sum())
    return d

print(distances(np.random.rand(6, 3), np.random.rand(4, 3)).min())
