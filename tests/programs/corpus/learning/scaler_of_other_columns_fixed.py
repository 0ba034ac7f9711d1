import numpy as np

train = np.random.rand(100, 6) * [1, 10, 100, 1, 1, 5]
test = np.random.rand(30, 6) * [1, 10, 100, 1, 1, 5]


class MinMaxScaler:
    def fit(self, X):
        self.low = X.min(axis=0)
        self.high = X.max(axis=0)
        return self

    def transform(self, X):
        return (X - self.low) / (self.high - self.low)


scaler = MinMaxScaler()
scaler.fit(train[:, :-1])
features, label = test[:, :-1], test[:, -1]
scaled = scaler.transform(features)
print(scaled.min(axis=0), scaled.max(axis=0), label.mean())
