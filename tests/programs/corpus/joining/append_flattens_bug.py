import numpy as np

trajectory = np.array([[0.0, 0.0]])
position = np.array([0.0, 0.0])
for step in range(10):
    position = position + np.array([1.0, 0.5])
    trajectory = np.append(trajectory, position)
x, y = trajectory[:, 0], trajectory[:, 1]  # BUG: np.append without axis has made one long vector
print(x[-1], y[-1])
