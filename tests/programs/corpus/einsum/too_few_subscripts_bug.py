import numpy as np

A = np.random.rand(5, 3, 4)
B = np.random.rand(5, 4)
C = np.einsum("ij,ij->i", A, B)  # BUG: A has three axes
print(C.shape)
