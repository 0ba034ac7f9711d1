import numpy as np

edges = np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, 0.5]])
axis = np.array([0.0, 0.0, 1.0])
normals = np.dot(edges, axis)  # BUG: the edges lie in the plane
print(normals)
