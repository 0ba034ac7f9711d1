import numpy as np

X = np.random.rand(100, 4)
Xc = X - X.mean(axis=0)
C = Xc @ Xc.T / 99
assert C.shape[0] > 0
difference = C - np.cov(X, rowvar=False)  # BUG: products of samples instead of variables
print(np.abs(difference).max())
