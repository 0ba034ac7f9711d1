import numpy as np

positions = np.zeros(10)
for i in range(10):
    positions[i] = [i, i * 2]  # BUG: two numbers into one place
print(positions)
