import numpy as np


def batches(X, y, size):
    for start in range(0, len(X), size):
        yield X[start : start + size], y[start : start + size]


X = np.random.rand(256, 28, 28)
y = np.eye(10)[np.random.randint(0, 10, 256)]
W = np.zeros((784, 10))

for xb, yb in batches(X, y, 64):
    scores = xb.reshape(len(xb), -1) @ W
    p = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    W -= 0.01 * xb.reshape(len(xb), -1).T @ (p - yb)
print(np.abs(W).max())
