import numpy as np

def sigmoid(x):
    return 1 / (1 + np.exp(-x))

class LSTMCell:
    def __init__(self, input_size, hidden_size):
        self.hidden_size = hidden_size
        n = input_size + hidden_size
        self.Wf = np.random.randn(hidden_size, n)
        self.Wi = np.random.randn(hidden_size, n)
        self.Wc = np.random.randn(hidden_size, n)
        self.Wo = np.random.randn(hidden_size, n)

    def step(self, x, h, c):
        z = np.concatenate((h, x))
        f = sigmoid(self.Wf @ z)
        i = sigmoid(self.Wi @ z)
        g = np.tanh(self.Wc @ z)
        o = sigmoid(self.Wo @ z)
        c = f * c + i * g
        return o * np.tanh(c), c

cell = LSTMCell(8, 20)
h, c = np.zeros((20, 1)), np.zeros((20, 1))
for t in range(5):
    x = np.random.randn(8, 1)
    h, c = cell.step(x, h, c)
print(h.shape)
