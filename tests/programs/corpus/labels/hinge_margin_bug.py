import numpy as np

X = np.random.randn(50, 2)
y = np.sign(X[:, :1])
w = np.zeros(2)
for step in range(1, 100):
    scores = X @ w
    violated = y * scores < 1  # SILENT: a column of labels times a vector of scores
    w = w + 0.01 * (X.T @ (violated * y).mean(axis=1) if violated.ndim == 2 else X.T @ (violated * y[:, 0]))
print(w)
