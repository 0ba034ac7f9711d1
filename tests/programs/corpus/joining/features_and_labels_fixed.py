import numpy as np

rng = np.random.default_rng(0)
X = rng.normal(size=(120, 4))
y = rng.integers(0, 3, size=120)


def shuffle_together(X, y):
    both = np.concatenate((X, y[:, None]), axis=1)
    rng.shuffle(both)
    return both[:, :-1], both[:, -1].astype(int)


X, y = shuffle_together(X, y)
X_train, X_test = X[:100], X[100:]
y_train, y_test = y[:100], y[100:]
print(X_train.shape, X_test.shape, np.bincount(y_test))
