import numpy as np

M = np.arange(12.0).reshape(3, 4)
M[:, 0], M[:, 1] = M[:, 1].copy(), M[:, 0].copy()
print(M)
