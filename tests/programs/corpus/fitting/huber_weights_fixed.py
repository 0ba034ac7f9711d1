import numpy as np

rng = np.random.default_rng(2)
X = np.column_stack([np.ones(50), rng.random(50)])
y = X @ np.array([1.0, 3.0]) + rng.standard_t(2, 50) * 0.1

beta = np.linalg.lstsq(X, y, rcond=None)[0]
for iteration in range(15):
    residual = y - X @ beta
    weight = 1 / np.maximum(np.abs(residual) / 0.2, 1)
    beta = np.linalg.solve(X.T * weight @ X, X.T * weight @ y)
print(beta)
