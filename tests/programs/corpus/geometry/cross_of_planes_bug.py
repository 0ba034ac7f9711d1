import numpy as np

a = np.random.rand(10, 2)
b = np.random.rand(10, 3)

normal = np.cross(a, np.column_stack([b, np.ones(10)]))  # BUG: a cross product is of two or three coordinates, not of four
print(np.linalg.norm(normal, axis=1))
