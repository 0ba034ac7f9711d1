import numpy as np

v = np.array([1, 2, 3])
w = np.array([4, 5])
outer = v.reshape(3, 1) @ w.reshape(1, 2)
print(outer)
