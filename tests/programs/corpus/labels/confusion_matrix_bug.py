import numpy as np


def confusion(truth, predicted, n):
    matrix = np.zeros((n, n), dtype=int)
    np.add.at(matrix, (truth, predicted), 1)
    return matrix


truth = np.random.randint(0, 4, 100)
predicted = truth.copy()
predicted[::7] = 0
cm = confusion(truth, predicted, 4)
precision = cm.diagonal() / np.maximum(cm.sum(axis=0), 1)
recall = cm.diagonal() / np.maximum(cm.sum(axis=1), 1)
report = np.stack([precision, recall, np.bincount(truth, minlength=5)], axis=1)  # BUG (data): five counts for four classes
print(report)
