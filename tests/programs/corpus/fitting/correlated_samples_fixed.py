import numpy as np


def sample(mean, cov, n, seed=0):
    rng = np.random.default_rng(seed)
    L = np.linalg.cholesky(cov)
    z = rng.standard_normal((n, len(mean)))
    return mean + z @ L.T


mean = np.array([1.0, -1.0, 0.5])
cov = np.array([[1.0, 0.5, 0.1], [0.5, 2.0, 0.3], [0.1, 0.3, 1.5]])
x = sample(mean, cov, 4000)
print(x.mean(axis=0))
