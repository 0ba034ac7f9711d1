import numpy as np


class Dense:
    def __init__(self, n_in, n_out):
        self.W = np.random.randn(n_in, n_out) * np.sqrt(2 / n_in)
        self.b = np.zeros(n_out)

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, grad, lr):
        grad_in = grad @ self.W.T
        self.W -= lr * self.x.T @ grad
        self.b -= lr * grad.sum(axis=0)
        return grad_in


X = np.random.randn(32, 20)
target = np.random.randn(32, 3)
layer1, layer2 = Dense(20, 50), Dense(50, 3)
for epoch in range(20):
    hidden = np.maximum(layer1.forward(X), 0)
    out = layer2.forward(hidden)
    grad = 2 * (out - target) / len(X)
    grad = layer2.backward(grad, 0.01)
    layer1.backward(grad * (hidden > 0), 0.01)
