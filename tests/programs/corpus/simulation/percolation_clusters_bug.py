import numpy as np

L, p = 20, 0.6
grid = np.random.rand(L, L) < p
labels = np.zeros((L, L), dtype=int)
current = 0
for i in range(L):
    for j in range(L):
        if grid[i, j]:
            left = labels[i, j - 1] if j > 0 else 0
            up = labels[i - 1, j] if i > 0 else 0
            if left == 0 and up == 0:
                current += 1
                labels[i, j] = current
            else:
                labels[i, j] = max(left, up)
sizes = np.bincount(labels.ravel())
fraction = labels / (L * L, L)  # BUG: a pair of sizes instead of their product
print(sizes[1:].max(), fraction.max())
