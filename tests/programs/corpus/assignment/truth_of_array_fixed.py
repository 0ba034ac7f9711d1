import numpy as np

a = np.array([1, 5, 9])
if (a > 3).any():
    print("large")
