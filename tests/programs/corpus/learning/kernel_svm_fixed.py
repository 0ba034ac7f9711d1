import numpy as np


def kernel(A, B, gamma=0.5):
    squared = np.sum(A**2, axis=1)[:, None] + np.sum(B**2, axis=1) - 2 * A @ B.T
    return np.exp(-gamma * squared)


class KernelPerceptron:
    def fit(self, X, y, epochs=5):
        self.X, self.y = X, y
        self.alpha = np.zeros(len(X))
        K = kernel(X, X)
        for _ in range(epochs):
            for i in range(len(X)):
                if np.sign((self.alpha * y) @ K[:, i]) != y[i]:
                    self.alpha[i] += 1
        return self

    def predict(self, X):
        return np.sign((self.alpha * self.y) @ kernel(self.X, X))


X = np.random.randn(60, 2)
y = np.where(np.linalg.norm(X, axis=1) < 1.2, 1.0, -1.0)
model = KernelPerceptron().fit(X, y)
print(model.predict(np.random.randn(15, 2)))
