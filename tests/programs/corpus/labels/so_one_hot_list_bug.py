import numpy as np

y = [0, 2, 1, 3]
Y = np.zeros((len(y), max(y)))
for i, c in enumerate(y):
    Y[i, c] = 1  # BUG: the classes are counted from 0
print(Y)
