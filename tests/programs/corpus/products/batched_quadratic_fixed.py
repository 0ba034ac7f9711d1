import numpy as np

A = np.random.rand(10, 3, 3)
x = np.random.rand(10, 3)
q = np.einsum("bi,bij,bj->b", x, A, x).sum()
print(q)
