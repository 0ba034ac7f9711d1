import numpy as np

rng = np.random.default_rng(0)
mean = np.array([[1.0], [2.0]])
cov = np.array([[1.0, 0.3], [0.3, 2.0]])

samples = rng.multivariate_normal(mean, cov, size=500)  # BUG: the mean must be a vector
print(samples.mean(axis=0))
