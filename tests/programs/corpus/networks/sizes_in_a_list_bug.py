"""A network of any depth whose samples are columns, as in the well-known book."""
import numpy as np


class Network:
    def __init__(self, sizes):
        self.sizes = sizes
        self.biases = [np.random.randn(y, 1) for y in sizes[1:]]
        self.weights = [np.random.randn(y, x) for x, y in zip(sizes[:-1], sizes[1:])]

    def feedforward(self, a):
        for b, w in zip(self.biases, self.weights):
            a = sigmoid(np.dot(w, a) + b)  # BUG: 728 is a typing error for 28 * 28
        return a

    def cost(self, x, y):
        return np.sum((self.feedforward(x) - y) ** 2)


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


net = Network([728, 15, 10])
image = np.random.rand(28, 28).reshape(784, 1)
wanted = np.zeros((10, 1))
wanted[3] = 1.0
print(net.cost(image, wanted))
