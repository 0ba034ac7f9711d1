import numpy as np

def min_max_scale(data):
    lo = data.min(axis=0)
    hi = data.max(axis=0)
    return (data - lo) / (hi - lo)

def train_test_split(x, y, ratio):
    n = int(len(x) * ratio)
    idx = np.random.permutation(len(x))
    return x[idx[:n]], x[idx[n:]], y[idx[:n]], y[idx[n:]]

features = np.random.uniform(0, 100, size=(200, 5))
labels = np.random.randint(0, 2, 200)
x_train, x_test, y_train, y_test = train_test_split(min_max_scale(features), labels, 0.8)
w = np.zeros(x_train.shape[1])
for epoch in range(10):
    p = 1 / (1 + np.exp(-x_train @ w))
    w -= 0.1 * x_train.T @ (p - y_train) / len(y_train)
