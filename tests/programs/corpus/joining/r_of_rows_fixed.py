import numpy as np

A = np.arange(6).reshape(2, 3)
row = np.array([7, 8, 9])
B = np.r_[A, [row]]
print(B)
