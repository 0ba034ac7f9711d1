import numpy as np

labels = np.array([[2], [0], [1], [2]])
n_classes = 3
one_hot = np.zeros((n_classes, labels.size))
one_hot[np.arange(labels.size), labels.ravel()] = 1  # BUG (data): the classes are the rows
print(one_hot)
