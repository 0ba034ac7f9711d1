import numpy as np

inputs = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
targets = np.array([0, 0, 0, 1])
weights = np.random.uniform(-1, 1, size=3)
bias = 0.0
rate = 0.1
for epoch in range(25):
    for x, t in zip(inputs, targets):
        output = 1 if np.dot(x, weights) + bias > 0 else 0  # BUG: a weight for the bias, which is apart
        weights += rate * (t - output) * x
        bias += rate * (t - output)
print(weights, bias)
