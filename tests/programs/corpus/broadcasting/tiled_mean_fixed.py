import numpy as np

X = np.random.rand(60, 5)
mu = X.mean(axis=0)

repeated = np.tile(mu, (len(X), 1))
centered = X - repeated
print(np.abs(centered.mean(axis=0)).max())
