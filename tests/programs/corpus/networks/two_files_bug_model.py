import numpy as np


def cross_entropy(probabilities, labels):
    return -np.log(probabilities[np.arange(len(labels)), labels]).mean()


class MLP:
    def __init__(self, inputs, hidden, classes):
        self.W1 = np.random.randn(inputs, hidden) * 0.1
        self.W2 = np.random.randn(hidden, classes) * 0.1

    def forward(self, X):
        self.X = X
        self.H = np.maximum(X @ self.W1, 0)
        scores = self.H @ self.W2
        e = np.exp(scores - scores.max(axis=1, keepdims=True))
        return e / e.sum(axis=1, keepdims=True)

    def backward(self, probabilities, labels, lr):
        delta = probabilities.copy()
        delta[np.arange(len(labels)), labels] -= 1
        delta /= len(labels)
        dW2 = self.H.T @ delta
        dH = self.W2 @ delta.T * (self.H > 0)  # BUG: this is the transposed gradient, H is not transposed
        self.W1 -= lr * self.X.T @ dH
        self.W2 -= lr * dW2
