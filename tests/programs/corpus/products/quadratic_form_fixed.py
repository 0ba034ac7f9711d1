import numpy as np

def mahalanobis(x, data):
    diff = x - data.mean(axis=0)
    inv = np.linalg.inv(np.cov(data, rowvar=False))
    return np.sqrt(diff @ inv @ diff)

data = np.random.randn(200, 3)
print(mahalanobis(np.array([0.1, 0.2, 0.3]), data))
