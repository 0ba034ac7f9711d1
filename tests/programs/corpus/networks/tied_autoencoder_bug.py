import numpy as np


class Autoencoder:
    def __init__(self, visible, code):
        self.W = np.random.uniform(-0.1, 0.1, (visible, code))
        self.b_code = np.zeros(code)
        self.b_visible = np.zeros(visible)

    def encode(self, x):
        return np.tanh(x @ self.W + self.b_code)

    def decode(self, z):
        return z @ self.W + self.b_visible  # BUG: the tied weights must be transposed to come back

    def loss(self, x):
        return ((self.decode(self.encode(x)) - x) ** 2).mean()


model = Autoencoder(784, 32)
print(model.loss(np.random.rand(100, 784)))
