import numpy as np

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

def cost_function(theta, X, y, m):
    h = sigmoid(np.dot(X, theta))
    J = (-1 / m) * np.sum(y * np.log(h) + (1 - y) * np.log(1 - h))
    grad = (1 / m) * np.dot(X.T, h - y)
    return J, grad

data = np.array([
    [34.62, 78.02, 0],
    [30.28, 43.89, 0],
    [35.84, 72.90, 0],
    [60.18, 86.30, 1],
    [79.03, 75.34, 1],
])
X = data[:, 0:2]
y = data[:, 2]
m, n = X.shape
X = np.concatenate((np.ones((m, 1)), X), axis=1)
initial_theta = np.zeros(n + 1)
cost, grad = cost_function(initial_theta, X, y, m)
print("Cost at initial theta (zeros):", cost)
print(grad)
