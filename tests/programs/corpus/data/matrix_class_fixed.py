import numpy as np

X = np.matrix(np.random.rand(20, 3))
y = np.random.rand(20)

XtX = np.asarray(X.T * X)
theta = np.linalg.solve(XtX, np.asarray(X).T @ y)
predicted = np.asarray(X) @ theta
residual = np.zeros(20)
residual[:] = y - predicted
print(residual.std())
