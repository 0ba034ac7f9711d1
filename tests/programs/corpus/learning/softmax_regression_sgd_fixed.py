import numpy as np

class SoftmaxRegression:
    def __init__(self, n_features, n_classes):
        self.W = np.zeros((n_features, n_classes))
        self.b = np.zeros((1, n_classes))

    def probabilities(self, X):
        z = X @ self.W + self.b
        z -= z.max(axis=1, keepdims=True)
        e = np.exp(z)
        return e / e.sum(axis=1, keepdims=True)

    def fit(self, X, Y, epochs=10, batch=20, lr=0.1):
        n = X.shape[0]
        for epoch in range(epochs):
            for start in range(0, n, batch):
                xb, yb = X[start:start + batch], Y[start:start + batch]
                delta = (self.probabilities(xb) - yb) / batch
                self.W -= lr * xb.T @ delta
                self.b -= lr * delta.sum(axis=0, keepdims=True)
        return self

X = np.random.rand(200, 64)
labels = np.random.randint(0, 10, 200)
Y = np.zeros((200, 10))
Y[np.arange(200), labels] = 1
model = SoftmaxRegression(64, 10)
model.fit(X, Y)
print((model.probabilities(X).argmax(axis=1) == labels).mean())
