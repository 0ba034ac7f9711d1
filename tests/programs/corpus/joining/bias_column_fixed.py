import numpy as np

data = np.array([[2104, 3], [1600, 3], [2400, 3], [1416, 2], [3000, 4]], dtype=float)
prices = np.array([400, 330, 369, 232, 540], dtype=float)

m = len(prices)
X = (data - data.mean(axis=0)) / data.std(axis=0)
X = np.hstack((np.ones((m, 1)), X))

theta = np.zeros(X.shape[1])
for _ in range(400):
    theta -= 0.05 / m * X.T @ (X @ theta - prices)
print(theta)
