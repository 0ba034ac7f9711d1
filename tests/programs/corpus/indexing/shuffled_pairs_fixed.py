import numpy as np


def shuffle(X, y, seed=0):
    order = np.random.default_rng(seed).permutation(len(X))
    return X[order], y[order]


def train_test_split(X, y, share=0.25):
    X, y = shuffle(X, y)
    cut = int(len(X) * (1 - share))
    return X[:cut], X[cut:], y[:cut], y[cut:]


X = np.random.rand(80, 3)
y = X.sum(axis=1)
X_train, X_test, y_train, y_test = train_test_split(X, y)
w = np.linalg.lstsq(X_train, y_train, rcond=None)[0]
print(np.abs(X_test @ w - y_test).max())
