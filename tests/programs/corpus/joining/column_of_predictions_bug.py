import numpy as np

X = np.arange(20).reshape(10, 2)
pred = np.sin(X[:, 0])
out = np.hstack((X, pred))  # BUG: the predictions are a vector
np.set_printoptions(precision=3)
print(out)
