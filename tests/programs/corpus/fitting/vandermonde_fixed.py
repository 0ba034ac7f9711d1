import numpy as np

x = np.linspace(-1, 1, 40)
y = 1 - 2 * x + 3 * x**3 + 0.05 * np.random.randn(40)

degree = 3
A = np.vander(x, degree + 1)
coefficients = np.polyfit(x, y, degree)
fitted = A @ coefficients
print("residual:", np.abs(fitted - y).max())
