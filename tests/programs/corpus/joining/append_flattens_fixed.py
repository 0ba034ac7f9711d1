import numpy as np

trajectory = np.array([[0.0, 0.0]])
position = np.array([0.0, 0.0])
for step in range(10):
    position = position + np.array([1.0, 0.5])
    trajectory = np.append(trajectory, [position], axis=0)
x, y = trajectory[:, 0], trajectory[:, 1]
print(x[-1], y[-1])
