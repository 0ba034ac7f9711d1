import numpy as np

triangle = np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
samples = np.random.dirichlet(np.ones(3), size=20)
points = triangle @ samples  # BUG: the weights come first
print(points.mean(axis=0))
