import numpy as np


def make_loss(X, y, penalty):
    def loss(w):
        residual = X @ w - y
        return residual @ residual + penalty * w @ w

    def gradient(w):
        return 2 * X.T @ (X @ w - y) + 2 * penalty * w

    return loss, gradient


def descend(loss, gradient, w, rate=1e-3, steps=100):
    for _ in range(steps):
        w = w - rate * gradient(w)
    return w, loss(w)


X = np.random.randn(70, 5)
y = np.random.randn(70)
loss, gradient = make_loss(X, y, 0.1)
print(descend(loss, gradient, np.zeros(5)))
