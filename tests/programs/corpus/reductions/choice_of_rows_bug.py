import numpy as np

np.random.seed(3)
X = np.random.rand(50, 4)

centers = np.random.choice(X, 3)  # BUG: choice picks from a vector, X is a table
distance = np.linalg.norm(X[:, None] - centers, axis=-1)
print(np.bincount(distance.argmin(axis=1)))
