import numpy as np

cube = np.random.rand(10, 20)
total = np.sum(cube, axis=2)  # BUG: axes are counted from 0
print(total)
