import numpy as np

class Layer:
    def forward(self, x):
        raise NotImplementedError

class Dense(Layer):
    def __init__(self, n_in, n_out):
        self.W = np.random.randn(n_in, n_out) * 0.01
        self.b = np.zeros((1, n_out))

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b  # BUG: the second layer expects as many as the first gives

    def backward(self, grad, lr):
        dW = self.x.T @ grad
        out = grad @ self.W.T
        self.W -= lr * dW
        self.b -= lr * grad.sum(axis=0, keepdims=True)
        return out

class ReLU(Layer):
    def forward(self, x):
        self.mask = x > 0
        return x * self.mask

    def backward(self, grad, lr):
        return grad * self.mask

model = [Dense(64, 128), ReLU(), Dense(64, 10)]
x = np.random.rand(32, 64)
y = np.eye(10)[np.random.randint(0, 10, 32)]
for epoch in range(5):
    out = x
    for layer in model:
        out = layer.forward(out)
    grad = (out - y) / len(x)
    for layer in reversed(model):
        grad = layer.backward(grad, 0.1)
