import numpy as np


class StandardScaler:
    def fit(self, X):
        self.n_features = X.shape[1] if X.ndim == 2 else 1
        self.mean = X.mean(axis=0)
        self.std = X.std(axis=0)
        return self

    def transform(self, X):
        return (X - self.mean) / self.std


X = np.random.rand(40, 3)
y = np.random.rand(40)
scaled_X = StandardScaler().fit(X).transform(X)
scaled_y = StandardScaler().fit(y).transform(y)
print(scaled_X.mean(), scaled_y.mean())
