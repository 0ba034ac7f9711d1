import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def train(X, y, num_labels, alpha=0.5):
    m, n = X.shape
    all_theta = np.zeros((num_labels, n + 1))
    X = np.insert(X, 0, 1, axis=1)
    for c in range(num_labels):
        theta = np.zeros(n + 1)
        for _ in range(20):
            theta -= alpha / m * X.T @ (sigmoid(X @ theta) - (y == c))
        all_theta[c] = theta
    return all_theta


def predict_all(X, all_theta):
    X = np.insert(X, 0, 1, axis=1)
    return np.argmax(sigmoid(X @ all_theta.T), axis=1)


X = np.random.rand(500, 40)
y = np.random.randint(0, 10, 500)
theta = train(X, y, 10)
print("train accuracy:", np.mean(predict_all(X, theta) == y))
