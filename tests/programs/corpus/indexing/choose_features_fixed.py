import numpy as np

X = np.random.rand(40, 6)
selected = [0, 2, 7]
subset = X[:, selected[:2]]
print(subset.shape)
