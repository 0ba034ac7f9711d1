import numpy as np

A = np.random.rand(5, 3, 4)
B = np.random.rand(5, 4)
C = np.einsum("bij,bj->bi", A, B)
print(C.shape)
