import numpy as np

X = np.random.rand(25, 4)
weights = np.random.rand(25)


def gram(X, weights):
    return np.einsum("ni,i,nj->ij", X, weights, X)  # BUG: the weights are those of the samples


print(np.linalg.cond(gram(X, weights)))
