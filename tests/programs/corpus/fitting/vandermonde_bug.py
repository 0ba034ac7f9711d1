import numpy as np

x = np.linspace(-1, 1, 40)
y = 1 - 2 * x + 3 * x**3 + 0.05 * np.random.randn(40)

degree = 3
A = np.vander(x, degree)
coefficients = np.polyfit(x, y, degree)
fitted = A @ coefficients  # BUG: a polynomial of degree 3 has four coefficients
print("residual:", np.abs(fitted - y).max())
