import numpy as np

class LogisticRegression:
    def __init__(self, d):
        self.w = np.zeros((d, 1))
        self.b = 0.0

    def forward(self, X):
        return 1 / (1 + np.exp(-(X @ self.w + self.b)))

    def step(self, X, y, lr):
        p = self.forward(X)
        grad = X.T @ (p - y) / len(X)
        self.w -= lr * grad
        self.b -= lr * np.mean(p - y)

X = np.random.randn(64, 5)
y = (X[:, :1] > 0).astype(float)
model = LogisticRegression(5)
for _ in range(100):
    model.step(X, y, 0.1)
