import numpy as np

np.random.seed(10)
n, p = 50, 4
X = np.random.randn(n, p)
beta = np.array([1.0, 2.0, 0.0, -1.0])
y = X.dot(beta) + np.random.randn(n)
lambdas = np.logspace(-3, 3, 13)
coefs = []
for lam in lambdas:
    A = X.T.dot(X) + lam * np.identity(p)
    coefs.append(np.linalg.inv(A).dot(X.T).dot(y))
coefs = np.array(coefs)
errors = [np.mean((y - X.dot(c)) ** 2) for c in coefs]
best = coefs[np.argmin(errors)]
residuals = y - X.dot(coefs)  # BUG: the coefficients of all penalties at once
print(residuals.std())
