import numpy as np

result = np.empty((0, 4))
for i in range(5):
    row = np.array([[i, i**2, i**3, 1]])
    result = np.append(result, row, axis=0)
print(result.shape)
