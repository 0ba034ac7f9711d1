import numpy as np

labels = np.array([[2], [0], [1], [2]])
n_classes = 3
one_hot = np.zeros((labels.size, n_classes))
one_hot[np.arange(labels.size), labels.ravel()] = 1
print(one_hot)
