import numpy as np

poses = np.random.rand(12, 4, 4)
points = np.random.rand(12, 4, 1)

moved = np.matmul(poses, points)
print(moved.mean())
