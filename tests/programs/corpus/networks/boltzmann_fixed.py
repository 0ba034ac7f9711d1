import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


class RBM:
    def __init__(self, n_visible, n_hidden, seed=0):
        self.rng = np.random.default_rng(seed)
        self.W = self.rng.normal(0, 0.01, size=(n_visible, n_hidden))
        self.a = np.zeros(n_visible)
        self.b = np.zeros(n_hidden)

    def sample_hidden(self, v):
        p = sigmoid(v @ self.W + self.b)
        return p, (self.rng.random(p.shape) < p).astype(float)

    def sample_visible(self, h):
        p = sigmoid(h @ self.W.T + self.a)
        return p, (self.rng.random(p.shape) < p).astype(float)

    def contrast(self, v0, lr=0.1):
        p0, h0 = self.sample_hidden(v0)
        _, v1 = self.sample_visible(h0)
        p1, _ = self.sample_hidden(v1)
        self.W += lr * (v0.T @ p0 - v1.T @ p1) / len(v0)


rbm = RBM(98, 30)
for epoch in range(3):
    rbm.contrast((np.random.rand(40, 98) > 0.5).astype(float))
print(rbm.W.std())
