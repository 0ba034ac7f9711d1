import numpy as np


def load():
    rng = np.random.default_rng(1)
    X = rng.normal(size=(200, 2))
    labels = (X.sum(axis=1) > 0).astype(int)
    return X, labels


def accuracy(predicted, truth):
    return np.mean(predicted == truth)


X, labels = load()
weights = np.array([0.8, 1.1])
predicted = (X @ weights > 0).astype(int)
print("accuracy:", accuracy(predicted, labels))
