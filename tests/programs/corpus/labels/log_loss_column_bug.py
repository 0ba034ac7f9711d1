import numpy as np


def log_loss(y, p):
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


rng = np.random.default_rng(1)
X = rng.normal(size=(90, 4))
y = (X[:, [0]] > 0).astype(int)
p = 1 / (1 + np.exp(-X @ np.array([2.0, 0.1, 0.0, -0.2])))
error = p - y  # SILENT: y was taken with [0], so it is a column
gradient = X.T @ error / 90
print(gradient.shape, np.abs(error).mean())
