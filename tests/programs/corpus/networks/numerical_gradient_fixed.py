import numpy as np


def numerical_gradient(f, x, h=1e-5):
    gradient = np.zeros_like(x)
    for i in range(x.size):
        step = np.zeros_like(x)
        step.flat[i] = h
        gradient.flat[i] = (f(x + step) - f(x - step)) / (2 * h)
    return gradient


X = np.random.randn(20, 6)
t = np.random.randn(20, 2)
W = np.random.randn(6, 2)


def f(W):
    return np.sum((X @ W - t) ** 2)


exact = 2 * X.T @ (X @ W - t)
error = np.abs(numerical_gradient(f, W) - exact).max()
print(error)
