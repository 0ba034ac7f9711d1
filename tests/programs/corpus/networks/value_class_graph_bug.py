import numpy as np

class Tensor:
    def __init__(self, data):
        self.data = np.array(data, dtype=float)
        self.grad = np.zeros_like(self.data)

    def __add__(self, other):
        return Tensor(self.data + other.data)  # BUG: the bias is as long as the input

    def __matmul__(self, other):
        return Tensor(self.data @ other.data)

    def relu(self):
        return Tensor(np.maximum(0, self.data))

x = Tensor(np.random.rand(8, 3))
w1 = Tensor(np.random.rand(3, 16))
b1 = Tensor(np.zeros(3))
h = (x @ w1 + b1).relu()
print(h.data.shape)
