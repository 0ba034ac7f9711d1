import numpy as np

points = np.random.rand(25, 2)
x, y = points  # BUG: there are 25 rows
print(np.hypot(x, y).max())
