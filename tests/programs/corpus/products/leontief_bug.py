import numpy as np

A = np.array([[0.2, 0.3], [0.4, 0.1]])
demand = np.array([[100, 50, 30]])
output = np.linalg.solve(np.eye(2) - A, demand)  # BUG: three demands for two sectors
print(output)
