import numpy as np
from collections import Counter

class KNN:
    def __init__(self, k=3):
        self.k = k

    def fit(self, X, y):
        self.X_train = X
        self.y_train = y

    def predict(self, X):
        return np.array([self._predict(x) for x in X])

    def _predict(self, x):
        distances = [np.sqrt(np.sum((x - x_train.T) ** 2)) for x_train in self.X_train.T]  # BUG: runs through the columns
        k_idx = np.argsort(distances)[: self.k]
        labels = [self.y_train[i] for i in k_idx]
        return Counter(labels).most_common(1)[0][0]

X = np.random.randn(30, 4)
y = np.random.randint(0, 3, size=30)
clf = KNN(k=5)
clf.fit(X[:20], y[:20])
print(clf.predict(X[20:]))
