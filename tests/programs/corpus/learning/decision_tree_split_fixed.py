import numpy as np

def entropy(y):
    counts = np.bincount(y)
    p = counts / len(y)
    return -np.sum([q * np.log2(q) for q in p if q > 0])

def information_gain(X, y, feature, threshold):
    left = np.argwhere(X[:, feature] <= threshold).flatten()
    right = np.argwhere(X[:, feature] > threshold).flatten()
    if len(left) == 0 or len(right) == 0:
        return 0
    n = len(y)
    child = (len(left) / n) * entropy(y[left]) + (len(right) / n) * entropy(y[right])
    return entropy(y) - child

X = np.random.rand(40, 3)
y = np.random.randint(0, 2, 40)
best = 0
for feature in range(X.shape[1]):
    for threshold in np.unique(X[:, feature]):
        best = max(best, information_gain(X, y, feature, threshold))
print(best, X[0:5, 2])
