import numpy as np

vertices = np.random.rand(30, 3)
faces = np.random.randint(0, 30, size=(50, 3))

corners = vertices[faces]
edge1 = corners[:, 1] - corners[:, 0]
edge2 = corners[:, 2] - corners[:, 0]
normals = np.cross(edge1, edge2)
lengths = np.linalg.norm(normals, axis=1)
normals /= lengths  # BUG: one length per triangle
light = np.array([0.0, 0.0, 1.0])
print("lit:", np.sum(normals @ light > 0))
