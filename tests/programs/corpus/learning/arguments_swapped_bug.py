import numpy as np


def net_input(X, w):
    return np.dot(X, w[1:]) + w[0]  # BUG: the caller has put y before X


def compute_error(X, y, w):
    return y - net_input(X, w)


def update_weights(X, y, w, eta):
    error = compute_error(X, y, w)
    w[1:] += eta * X.T.dot(error)
    w[0] += eta * error.sum()
    return w


X_train = np.random.randn(122, 7)
y_train = np.random.randn(122)
w = np.zeros(8)
for i in range(50):
    w = update_weights(y_train, X_train, w, 0.001)
print(w)
