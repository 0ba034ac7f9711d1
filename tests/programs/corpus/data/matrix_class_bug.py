import numpy as np

X = np.matrix(np.random.rand(20, 3))
y = np.random.rand(20)

XtX = np.asarray(X.T * X)
theta = np.linalg.solve(XtX, np.asarray(X).T @ y[:, None])
predicted = np.asarray(X) @ theta
residual = np.zeros(20)
residual[:] = y - predicted  # BUG: predicted is a column, so this is (20, 20)
print(residual.std())
