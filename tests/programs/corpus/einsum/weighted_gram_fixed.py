import numpy as np

X = np.random.rand(25, 4)
weights = np.random.rand(25)


def gram(X, weights):
    return np.einsum("ni,n,nj->ij", X, weights, X)


print(np.linalg.cond(gram(X, weights)))
