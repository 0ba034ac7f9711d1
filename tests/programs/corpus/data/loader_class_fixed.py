import numpy as np


class DataLoader:
    def __init__(self, X, y, batch_size=32, shuffle=True):
        self.X, self.y = X, y
        self.batch_size = batch_size
        self.shuffle = shuffle

    def __len__(self):
        return len(self.X) // self.batch_size

    def __iter__(self):
        order = np.random.permutation(len(self.X)) if self.shuffle else np.arange(len(self.X))
        for i in range(len(self)):
            picked = order[i * self.batch_size : (i + 1) * self.batch_size]
            yield self.X[picked], self.y[picked]


X = np.random.rand(320, 8)
y = np.random.rand(320, 1)
W = np.zeros((8, 1))
for epoch in range(3):
    for xb, yb in DataLoader(X, y):
        error = xb @ W - yb
        W -= 0.1 * xb.T @ error / len(xb)
print(W.ravel())
