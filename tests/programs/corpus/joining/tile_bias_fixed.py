import numpy as np

scores = np.random.rand(12, 5)
bias = np.arange(5.0)
total = scores + np.tile(bias, (12, 1))
print(total.shape)
