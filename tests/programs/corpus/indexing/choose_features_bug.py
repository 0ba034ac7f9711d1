import numpy as np

X = np.random.rand(40, 6)
selected = [0, 2, 7]
subset = X[:, selected]  # BUG: there are six columns
print(subset.shape)
