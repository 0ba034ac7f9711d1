import numpy as np


def polynomial_features(X, degree):
    columns = [np.ones(X.shape[0])]
    for d in range(1, degree + 1):
        columns.append(X**d)
    return np.stack(columns, axis=1)  # BUG: the powers are tables, the ones are a vector


X = np.random.rand(35, 2)
A = polynomial_features(X, 3)
w = np.linalg.lstsq(A, X[:, 0] * X[:, 1], rcond=None)[0]
print(w)
