import numpy as np

A = np.random.rand(10, 3, 3)
x = np.random.rand(10, 3)
q = (x @ A @ x).sum()  # BUG: ten vectors are no batch of columns
print(q)
