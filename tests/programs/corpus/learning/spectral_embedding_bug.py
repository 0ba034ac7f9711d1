import numpy as np

points = np.random.rand(40, 2)
difference = points[:, None] - points[None]
W = np.exp(-np.sum(difference ** 2, axis=2) / 0.1)
np.fill_diagonal(W, 0)
degree = W.sum(axis=1)
L = np.diag(degree) - W
half = 1 / np.sqrt(degree)
L_sym = half @ L @ half
values, vectors = np.linalg.eigh(L_sym)  # BUG: the degrees are no matrix: L_sym is a single number
embedding = vectors[:, 1:3]
print(embedding[:3])
