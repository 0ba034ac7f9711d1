import numpy as np

X = np.random.rand(60, 5)
mu = X.mean(axis=0)

repeated = np.tile(mu, len(X))
centered = X - repeated  # BUG: tile without a tuple makes one long vector
print(np.abs(centered.mean(axis=0)).max())
