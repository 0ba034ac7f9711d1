import numpy as np

features = np.random.rand(500, 3)
look_back, horizon = 10, 1


def build(data):
    X, y = [], []
    for i in range(look_back, len(data)):
        X.append(data[i - look_back : i])
        y.append(data[i, 0])
    return np.array(X), np.array(y)


X, y = build(features)
flat = X.reshape(X.shape[0], look_back * 3)
w = np.linalg.pinv(flat) @ y
predicted = (flat @ w)[:, None]

frame = np.zeros((len(predicted), 3))
frame[:, 0] = predicted  # BUG: a column for a vector
print(np.abs(frame[:, 0] - y).mean())
