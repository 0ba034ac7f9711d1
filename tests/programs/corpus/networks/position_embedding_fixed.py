import numpy as np

VOCAB, MAX_LEN, DIM = 500, 64, 32


class Embedding:
    def __init__(self):
        self.token = np.random.randn(VOCAB, DIM) * 0.02
        self.position = np.random.randn(MAX_LEN, DIM) * 0.02

    def __call__(self, ids):
        x = self.token[ids]
        return x + self.position[: ids.shape[1]]


ids = np.random.randint(0, VOCAB, size=(4, 20))
embed = Embedding()
print(embed(ids).std())
