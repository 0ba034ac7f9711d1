import numpy as np

p1 = np.array([0.0, 0.0, 0.0])
p2 = np.array([1.0, 2.0, 2.0])
cloud = np.random.rand(3, 50)
direction = (p2 - p1) / np.linalg.norm(p2 - p1)
offsets = cloud - p1  # BUG: the points are columns
along = offsets @ direction
print(np.linalg.norm(offsets - along[:, None] * direction, axis=1))
