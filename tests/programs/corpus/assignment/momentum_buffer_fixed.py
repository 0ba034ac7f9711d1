import numpy as np

np.random.seed(1)
theta = np.random.randn(3, 1)
velocity = np.zeros(3)
X = np.random.randn(40, 3)
y = np.random.randn(40, 1)

for step in range(60):
    gradient = X.T @ (X @ theta - y) / 40
    velocity *= 0.9
    velocity += 0.1 * gradient[:, 0]
    theta = theta - velocity[:, None]
print(theta.ravel())
