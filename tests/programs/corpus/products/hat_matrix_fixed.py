import numpy as np

X = np.column_stack([np.ones(40), np.random.rand(40, 3)])
y = np.random.rand(40)
hat = X @ np.linalg.inv(X.T @ X) @ X.T
leverage = np.diag(hat)
residuals = y - hat @ y
cook = residuals**2 * leverage / X.shape[1] / (1 - leverage) ** 2
print(cook.max())
