import numpy as np

rng = np.random.default_rng(0)


def max_pool(x):
    n, h, w, c = x.shape
    return x.reshape(n, h // 2, 2, w // 2, 2, c).max(axis=(2, 4))


class Classifier:
    def __init__(self):
        self.W = rng.normal(size=(13 * 13 * 8, 10)) * 0.01
        self.b = np.zeros(10)

    def forward(self, maps):
        pooled = max_pool(maps)
        flat = pooled.reshape(len(maps), -1)
        return flat @ self.W + self.b


maps = rng.normal(size=(5, 26, 26, 8))
print(Classifier().forward(maps).argmax(axis=1))
