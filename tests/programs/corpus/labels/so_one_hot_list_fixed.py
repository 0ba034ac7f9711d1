import numpy as np

y = [0, 2, 1, 3]
Y = np.zeros((len(y), max(y) + 1))
for i, c in enumerate(y):
    Y[i, c] = 1
print(Y)
