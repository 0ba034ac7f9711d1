import numpy as np


class KNN:
    def __init__(self, k=3):
        self.k = k

    def fit(self, X, y):
        self.X = X
        self.y = y

    def predict(self, X):
        d2 = np.sum((X - self.X) ** 2, axis=1)  # BUG: 20 samples against 80, without a new axis
        nearest = np.argsort(d2)[: self.k]
        return np.bincount(self.y[nearest]).argmax()


X_train, X_test = np.random.rand(80, 5), np.random.rand(20, 5)
y_train = (X_train[:, 0] > 0.5).astype(int)

model = KNN(5)
model.fit(X_train, y_train)
print(model.predict(X_test))
