import numpy as np

centres = np.random.rand(5, 3)
points = np.random.rand(1000, 3)
d = np.linalg.norm(points - centres, axis=1)  # BUG: each point with each centre needs an axis
print(d.argmin(axis=-1))
