import numpy as np

poses = np.random.rand(12, 4, 4)
points = np.random.rand(12, 4, 1)

moved = np.dot(poses, points)  # SILENT: np.dot pairs every pose with every point
print(moved.mean())
