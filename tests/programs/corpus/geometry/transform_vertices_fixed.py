import numpy as np

vertices = np.array([[-1, -1, 0], [1, -1, 0], [1, 1, 0], [-1, 1, 0]], dtype=float)
T = np.eye(4)
T[:3, 3] = [2, 3, 4]
moved = np.hstack([vertices, np.ones((4, 1))]) @ T.T
print(moved)
