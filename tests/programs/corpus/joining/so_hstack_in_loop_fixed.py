import numpy as np

features = np.empty((10, 0))
for k in range(1, 4):
    col = np.arange(10) ** k
    features = np.hstack((features, col.reshape(-1, 1)))
print(features.shape)
