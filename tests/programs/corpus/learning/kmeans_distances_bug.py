import numpy as np


def kmeans(points, k, iterations=10, seed=0):
    rng = np.random.default_rng(seed)
    centroids = points[rng.choice(len(points), k, replace=False)]
    for _ in range(iterations):
        distances = np.linalg.norm(points - centroids, axis=1)  # BUG: every point must meet every centroid
        labels = distances.argmin(axis=0)
        for j in range(k):
            if np.any(labels == j):
                centroids[j] = points[labels == j].mean(axis=0)
    return centroids, labels


points = np.concatenate([np.random.randn(100, 2) + offset for offset in ([0, 0], [4, 4], [0, 5])])
centroids, labels = kmeans(points, 3)
print(centroids)
