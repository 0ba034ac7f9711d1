import numpy as np

points = np.random.rand(25, 2)
x, y = points.T
print(np.hypot(x, y).max())
