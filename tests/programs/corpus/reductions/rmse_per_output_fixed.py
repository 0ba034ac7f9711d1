import numpy as np

y = np.random.rand(50, 3)
p = np.random.rand(50, 3)
rmse = np.sqrt(((y - p) ** 2).mean(axis=0))
relative = rmse / y.mean(axis=0)
print(relative)
