import numpy as np

t = np.array([0.0, 1.0, 2.0, 3.0, 4.0, 5.0])
height = np.array([0.1, 4.9, 8.2, 8.9, 8.1, 4.8])

A = np.array([np.ones(6), t, t**2]).T
solution = np.linalg.lstsq(A, height, rcond=None)[0]
c, b, a = solution
print("gravity:", -2 * a, "start:", b)
