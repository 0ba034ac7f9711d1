import numpy as np

np.random.seed(0)
samples = np.random.randn(3, 500)
cov = np.cov(samples)
values, vectors = np.linalg.eigh(cov)


def whiten(samples, values, vectors):
    centered = samples - samples.mean(axis=1, keepdims=True)
    scale = np.diag(1 / np.sqrt(values))
    return centered @ vectors @ scale  # BUG: the samples are columns here


white = whiten(samples, values, vectors)
print(np.cov(white).round(3))
