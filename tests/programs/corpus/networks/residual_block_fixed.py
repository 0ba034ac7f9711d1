import numpy as np


def relu(x):
    return np.maximum(x, 0)


class Block:
    def __init__(self, width, inner):
        self.up = np.random.randn(width, inner) * 0.05
        self.down = np.random.randn(inner, width) * 0.05

    def __call__(self, x):
        return x + relu(x @ self.up) @ self.down


class Model:
    def __init__(self):
        self.stem = np.random.randn(30, 64) * 0.1
        self.blocks = [Block(64, 128), Block(64, 128)]
        self.head = np.random.randn(64, 2) * 0.1

    def __call__(self, x):
        x = relu(x @ self.stem)
        first, second = self.blocks
        x = first(x)
        x = second(x)
        return x @ self.head


model = Model()
logits = model(np.random.randn(8, 30))
print(logits)
