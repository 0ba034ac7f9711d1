import numpy as np

N, D, batch_size = 1000, 20, 50
X = np.random.randn(N, D)
true_w = np.random.randn(D)
y = X @ true_w + 0.01 * np.random.randn(N)

w = np.zeros(D)
for epoch in range(3):
    order = np.random.permutation(N)
    for start in range(0, N, batch_size):
        index = order[start : start + batch_size]
        xb = X[index]
        yb = y[index]
        error = xb @ w - yb
        w -= 0.01 * (xb @ error) / batch_size  # BUG: the batch must be transposed
    print(epoch, np.mean((X @ w - y) ** 2))
