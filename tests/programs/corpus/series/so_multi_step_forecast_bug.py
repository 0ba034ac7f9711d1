import numpy as np

def to_supervised(data, n_in, n_out):
    X, y = [], []
    start = 0
    for _ in range(len(data)):
        end = start + n_in
        out_end = end + n_out
        if out_end <= len(data):
            X.append(data[start:end, :])
            y.append(data[end:out_end, 0])
        start += 1
    return np.array(X), np.array(y)

data = np.random.rand(100, 3)
X, y = to_supervised(data, 14, 7)
W = np.random.rand(14, 7)
pred = X.reshape(len(X), -1) @ W  # BUG: three series of fourteen values
print(np.abs(pred - y).mean())
