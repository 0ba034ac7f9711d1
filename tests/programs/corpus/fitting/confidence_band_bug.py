import numpy as np

x = np.linspace(0, 10, 30)
y = 0.5 * x + 1 + np.random.normal(0, 0.4, 30)
X = np.vander(x, 2)
beta, residual, rank, singular = np.linalg.lstsq(X, y, rcond=None)
s2 = residual[0] / (len(x) - 2)
cov = s2 * np.linalg.inv(X.T @ X)

grid = np.linspace(-2, 12, 100)
G = np.vander(grid, 2)
variance = np.sum(G @ cov * X, axis=1)  # BUG: the samples where the grid is meant
band = 1.96 * np.sqrt(variance)
print((G @ beta)[:3], band[:3])
