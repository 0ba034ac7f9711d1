import numpy as np


def pca(X, components):
    centered = X - X.mean(axis=0)
    covariance = np.cov(centered, rowvar=False)
    values, vectors = np.linalg.eigh(covariance)
    order = np.argsort(values)[::-1]
    vectors = vectors[:, order]
    return centered @ vectors[:components]  # BUG: the eigenvectors are the columns


rng = np.random.default_rng(1)
X = rng.normal(size=(100, 2)) @ rng.normal(size=(2, 6)) + 0.1 * rng.normal(size=(100, 6))
scores = pca(X, 2)
print(scores.std(axis=0))
