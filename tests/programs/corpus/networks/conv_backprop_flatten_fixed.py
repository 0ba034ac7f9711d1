import numpy as np

class Flatten:
    def forward(self, x):
        self.shape = x.shape
        return x.reshape(x.shape[0], -1)

    def backward(self, g):
        return g.reshape(self.shape)

class Linear:
    def __init__(self, i, o):
        self.w = np.random.randn(i, o) * 0.1

    def forward(self, x):
        self.x = x
        return x @ self.w

    def backward(self, g):
        self.dw = self.x.T @ g
        return g @ self.w.T

layers = [Flatten(), Linear(2 * 4 * 4, 10)]
x = np.random.rand(5, 2, 4, 4)
out = x
for l in layers:
    out = l.forward(out)
grad = np.ones_like(out)
for l in layers[::-1]:
    grad = l.backward(grad)
