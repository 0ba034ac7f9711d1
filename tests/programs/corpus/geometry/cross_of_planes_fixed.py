import numpy as np

a = np.random.rand(10, 2)
b = np.random.rand(10, 3)

normal = np.cross(np.column_stack([a, np.zeros(10)]), b)
print(np.linalg.norm(normal, axis=1))
