import numpy as np

X = np.random.rand(45, 3)
y = np.random.rand(45)

A = np.insert(X, 0, np.ones(44), axis=1)  # BUG: there are 45 rows
beta = np.linalg.lstsq(A, y, rcond=None)[0]
print(beta)
