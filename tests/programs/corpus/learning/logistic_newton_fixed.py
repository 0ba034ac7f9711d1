import numpy as np

def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))

def newton(X, y, iterations=8):
    m, n = X.shape
    theta = np.zeros((n, 1))
    for _ in range(iterations):
        h = sigmoid(X @ theta)
        gradient = X.T @ (h - y) / m
        H = X.T @ np.diag((h * (1 - h)).ravel()) @ X / m
        theta -= np.linalg.solve(H, gradient)
    return theta

X = np.c_[np.ones(80), np.random.randn(80, 2)]
y = (X[:, 1:2] + X[:, 2:3] > 0).astype(float) * 0.8 + 0.1
print(newton(X, y))
