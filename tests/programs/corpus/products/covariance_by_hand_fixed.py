import numpy as np

X = np.random.rand(100, 4)
Xc = X - X.mean(axis=0)
C = Xc.T @ Xc / 99
assert C.shape[0] > 0
difference = C - np.cov(X, rowvar=False)
print(np.abs(difference).max())
