import numpy as np

np.random.seed(3)
X = np.random.rand(50, 4)

centers = X[np.random.choice(len(X), 3, replace=False)]
distance = np.linalg.norm(X[:, None] - centers, axis=-1)
print(np.bincount(distance.argmin(axis=1)))
