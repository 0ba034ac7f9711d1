import numpy as np

x = np.linspace(0, 10, 100)
centers = np.linspace(0, 10, 12)
target = np.sin(x) + 0.1 * np.random.randn(100)


def design(x, centers, width=1.0):
    return np.exp(-((x - centers) ** 2) / (2 * width**2))  # BUG: each sample must meet each centre


Phi = design(x, centers)
w = np.linalg.solve(Phi.T @ Phi + 1e-3 * np.eye(len(centers)), Phi.T @ target)
print(np.std(Phi @ w - target))
