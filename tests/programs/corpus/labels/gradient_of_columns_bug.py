"""Logistic regression: y was loaded as a vector, theta is a column."""
import numpy as np

rng = np.random.default_rng(7)
m, n = 100, 3
X = np.hstack([np.ones((m, 1)), rng.normal(size=(m, n - 1))])
y = (X[:, 1] + X[:, 2] > 0).astype(float)
theta = np.zeros((n, 1))


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def gradient(theta, X, y):
    h = sigmoid(X @ theta)
    return X.T @ (h - y) / len(y)


alpha = 0.1
for i in range(500):
    theta -= alpha * gradient(theta, X, y)  # BUG: h - y has become (100, 100), so the gradient is (3, 100)

accuracy = ((sigmoid(X @ theta) > 0.5) == y).mean()
print("accuracy", accuracy)
