import numpy as np


class Perceptron:
    def __init__(self, eta=0.1, n_iter=10):
        self.eta = eta
        self.n_iter = n_iter

    def fit(self, X, y):
        self.w_ = np.zeros(X.shape[1])
        self.b_ = 0.0
        for _ in range(self.n_iter):
            for xi, target in zip(X, y):
                output = np.where(np.dot(xi, self.w_) + self.b_ >= 0.0, 1, -1)
                update = self.eta * (target - output)
                self.w_ = self.w_ + update * xi
                self.b_ = self.b_ + update
        return self


X = np.random.randn(100, 2)
y = np.where(X[:, 0] + X[:, 1] > 0, 1, -1)
p = Perceptron().fit(X, y)
print(p.w_, p.b_)
