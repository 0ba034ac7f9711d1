import numpy as np
from scipy.linalg import eigh

n = 5
m = np.diag([1.0, 2.0, 2.0, 2.0, 1.0])
k = np.zeros((n, n))
for i in range(n - 1):
    k[i, i] += 1
    k[i + 1, i + 1] += 1
    k[i, i + 1] = k[i + 1, i] = -1
w2, modes = eigh(k, m)
force = np.array([1.0, 0, 0, 0, 0])
modal = modes.T @ force[:4]  # BUG: a force for each mass
print(modal / (w2 + 0.1))
