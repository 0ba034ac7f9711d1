import numpy as np

vertices = np.array([[-1, -1, 0], [1, -1, 0], [1, 1, 0], [-1, 1, 0]], dtype=float)
T = np.eye(4)
T[:3, 3] = [2, 3, 4]
moved = vertices @ T  # BUG: the vertices lack the fourth coordinate
print(moved)
