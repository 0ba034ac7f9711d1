import numpy as np

class StandardScaler:
    def fit(self, X):
        self.mean_ = np.mean(X, axis=1)
        self.std_ = np.std(X, axis=1)
        return self

    def transform(self, X):
        return (X - self.mean_) / self.std_  # BUG: means of the samples

    def fit_transform(self, X):
        return self.fit(X).transform(X)

X_train = np.random.rand(80, 5)
scaler = StandardScaler()
print(scaler.fit_transform(X_train).mean(axis=0))
