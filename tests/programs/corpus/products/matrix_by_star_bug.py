import numpy as np

M = np.array([[1, 2, 3], [4, 5, 6]])
v = np.array([[1], [0], [2]])
print(M * v)  # BUG: the star multiplies place by place
