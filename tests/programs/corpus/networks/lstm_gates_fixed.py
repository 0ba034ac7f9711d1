import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


class LSTMCell:
    def __init__(self, input_size, hidden_size):
        self.hidden_size = hidden_size
        self.W = np.random.randn(input_size + hidden_size, 4 * hidden_size) * 0.1
        self.b = np.zeros(4 * hidden_size)

    def step(self, x, h, c):
        z = np.concatenate([x, h], axis=1) @ self.W + self.b
        H = self.hidden_size
        i = sigmoid(z[:, 0 * H : 1 * H])
        f = sigmoid(z[:, 1 * H : 2 * H])
        o = sigmoid(z[:, 2 * H : 3 * H])
        g = np.tanh(z[:, 3 * H : 4 * H])
        c = f * c + i * g
        h = o * np.tanh(c)
        return h, c


cell = LSTMCell(input_size=10, hidden_size=20)
h = np.zeros((5, 20))
c = np.zeros((5, 20))
for t in range(6):
    h, c = cell.step(np.random.randn(5, 10), h, c)
print(h.mean())
