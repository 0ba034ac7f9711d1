import numpy as np


def create_dataset(dataset, look_back=1):
    data_x, data_y = [], []
    for i in range(len(dataset) - look_back - 1):
        data_x.append(dataset[i : i + look_back, 0])
        data_y.append(dataset[i + look_back, 0])
    return np.array(data_x), np.array(data_y)


dataset = np.cumsum(np.random.randn(144, 1), axis=0)
look_back = 3
X, y = create_dataset(dataset, look_back)

w = np.linalg.pinv(X) @ y
predicted = X @ w
plot = np.full_like(dataset, np.nan)
plot[look_back : len(predicted) + look_back, :] = predicted  # BUG: a vector for a column
print(np.nanmax(np.abs(plot - dataset)))
