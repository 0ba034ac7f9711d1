import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


entry = np.array([1.0, 2.0])
target = np.array([0.1, 0.3, 0.7])
W = np.random.rand(4, 2)
Z = np.random.rand(3, 4)
rate = 0.3

for step in range(100):
    hidden = sigmoid(np.matmul(W, entry))
    out = sigmoid(np.matmul(Z, hidden))
    error = target - out
    out_delta = np.dot(out, 1 - out, error)  # BUG: the third argument of dot is where to put the result
    hidden_delta = hidden * (1 - hidden) * (Z.T @ out_delta)
    Z += rate * np.outer(out_delta, hidden)
    W += rate * np.outer(hidden_delta, entry)

print(out)
