import numpy as np

features = np.empty((10, 0))
for k in range(1, 4):
    col = np.arange(10) ** k
    features = np.hstack((features, col))  # BUG: a vector beside a table
print(features.shape)
