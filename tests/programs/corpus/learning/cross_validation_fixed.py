import numpy as np


def k_fold_indices(n, k):
    index = np.arange(n)
    size = n // k
    for i in range(k):
        test = index[i * size : (i + 1) * size]
        train = np.concatenate([index[: i * size], index[(i + 1) * size :]])
        yield train, test


def ridge(X, y, lam):
    return np.linalg.solve(X.T @ X + lam * np.eye(X.shape[1]), X.T @ y)


X = np.random.randn(100, 6)
y = X[:, 0] * 3 + np.random.randn(100)
scores = []
for train, test in k_fold_indices(100, 5):
    w = ridge(X[train], y[train], 0.1)
    scores.append(np.mean((X[test] @ w - y[test]) ** 2))
print(np.mean(scores))
