import numpy as np

def multivariate_gaussian(pos, mu, Sigma):
    n = mu.shape[0]
    N = np.sqrt((2 * np.pi) ** n * np.linalg.det(Sigma))
    fac = np.einsum("...k,kl,...l->...", pos - mu, np.linalg.inv(Sigma), pos - mu)
    return np.exp(-fac / 2) / N

X, Y = np.meshgrid(np.linspace(-3, 3, 60), np.linspace(-3, 4, 60))
mu = np.array([0.0, 1.0])
Sigma = np.array([[1.0, -0.5], [-0.5, 1.5]])
pos = np.empty((2,) + X.shape)
pos[:, :, 0] = X  # BUG: the coordinates are the last axis
pos[:, :, 1] = Y
print(multivariate_gaussian(pos, mu, Sigma).shape)
