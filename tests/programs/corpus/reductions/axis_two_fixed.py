import numpy as np

cube = np.random.rand(10, 20)
total = np.sum(cube, axis=1)
print(total)
