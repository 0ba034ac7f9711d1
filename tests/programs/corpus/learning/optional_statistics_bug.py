import numpy as np


def normalize(X, mean=None, std=None):
    if mean is None:
        mean = X.mean(axis=0)
    if std is None:
        std = X.std(axis=0)
    return (X - mean) / std, mean, std  # BUG: the test set has a column less


table = np.random.rand(120, 9)
train, test = table[:90], table[90:, :-1]
train, mean, std = normalize(train)
test, _, _ = normalize(test, mean, std)
print(train.std(), test.std())
