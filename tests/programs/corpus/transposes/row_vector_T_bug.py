import numpy as np

v = np.array([1, 2, 3])
w = np.array([4, 5])
outer = v.T @ w.reshape(1, 2)  # BUG: the transpose of a vector is the vector
print(outer)
