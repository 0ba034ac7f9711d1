import numpy as np

v = np.array([4.0, 5.0, 6.0])
print(v[:, 0])  # BUG: a vector has no columns
