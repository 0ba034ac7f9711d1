import numpy as np

X = np.random.rand(150, 4)


def inertia(X, centers):
    distance = ((X[:, None] - centers[None]) ** 2).sum(axis=2)
    return distance.min(axis=1).sum()


def lloyd(X, k, rounds=5):
    centers = X[:k]
    for _ in range(rounds):
        label = ((X[:, None] - centers) ** 2).sum(axis=2).argmin(axis=1)
        centers = np.array([X[label == j].mean(axis=0) if np.any(label == j) else centers[j] for j in range(k)])
    return centers


ks = np.arange(1, 9)
curve = np.array([inertia(X, lloyd(X, k)) for k in ks])
drop = np.diff(curve)
bend = np.diff(drop) / drop[:-1]
print(ks[1:-1][bend.argmax()])
