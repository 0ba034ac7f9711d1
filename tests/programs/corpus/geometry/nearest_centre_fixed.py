import numpy as np

centres = np.random.rand(5, 3)
points = np.random.rand(1000, 3)
d = np.linalg.norm(points[:, None] - centres, axis=2)
print(d.argmin(axis=-1))
