import numpy as np

np.random.seed(0)
K = 4
data = np.random.rand(200, 3)
centroids = data[:K].copy()

for iteration in range(15):
    squared = ((data[:, None, :] - centroids[None, :, :]) ** 2).sum(axis=-1)
    nearest = squared.argmin(axis=1)
    moved = np.zeros((K, 3))
    for k in range(K):
        members = data[nearest == k]
        moved[k] = members.mean(axis=1)  # BUG (data): the mean of each member instead of the mean member
    shift = np.abs(moved - centroids).max()
    centroids = moved
    if shift < 1e-6:
        break

print(iteration, centroids)
