import numpy as np

result = np.array([])
for i in range(5):
    row = np.array([[i, i**2, i**3, 1]])
    result = np.append(result, row, axis=0)  # BUG: an empty vector and a table
print(result.shape)
