import numpy as np

Sigma = np.cov(np.random.rand(3, 100))
w = np.array([0.2, 0.3, 0.5])
mu = np.random.rand(4)
print(np.dot(w, mu), np.sqrt(np.dot(w.T, np.dot(Sigma, w))))  # BUG: four means, three weights
