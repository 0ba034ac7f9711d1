import numpy as np


class LayerNorm:
    def __init__(self, dim, eps=1e-5):
        self.gamma = np.ones(dim)
        self.beta = np.zeros(dim)
        self.eps = eps

    def __call__(self, x):
        mean = x.mean(axis=-1, keepdims=True)
        var = x.var(axis=-1, keepdims=True)
        normed = (x - mean) / np.sqrt(var + self.eps)
        return self.gamma * normed + self.beta


batch, tokens, dim = 8, 20, 64
norm = LayerNorm(dim)
out = norm(np.random.randn(batch, tokens, dim))
print(out.mean(), out.std())
