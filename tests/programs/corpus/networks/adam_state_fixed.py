import numpy as np


class Adam:
    def __init__(self, params, lr=1e-3):
        self.params = params
        self.lr = lr
        self.m = [np.zeros(p.shape) for p in params]
        self.v = [np.zeros_like(p) for p in params]
        self.t = 0

    def step(self, grads):
        self.t += 1
        for i, (p, g) in enumerate(zip(self.params, grads)):
            self.m[i] = 0.9 * self.m[i] + 0.1 * g
            self.v[i] = 0.999 * self.v[i] + 0.001 * g**2
            p -= self.lr * self.m[i] / (np.sqrt(self.v[i]) + 1e-8)


W = np.random.randn(10, 4)
V = np.random.randn(4, 2)
X = np.random.randn(30, 10)
Y = np.random.randn(30, 2)
optimizer = Adam([W, V])
for epoch in range(50):
    H = X @ W
    E = H @ V - Y
    optimizer.step([X.T @ (E @ V.T), H.T @ E])
print(np.mean(E**2))
