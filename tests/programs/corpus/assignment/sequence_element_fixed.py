import numpy as np

positions = np.zeros(10)
for i in range(10):
    positions[i] = i * 2
print(positions)
