import numpy as np

A = np.random.rand(6, 4)
positive = A > 0.5

total = (A * positive).sum(axis=1)
print(total)
