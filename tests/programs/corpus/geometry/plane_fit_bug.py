import numpy as np

pts = np.random.rand(30, 3)
A = np.c_[pts[:, 0], pts[:, 1], np.ones(pts.shape[0])]
C, _, _, _ = np.linalg.lstsq(A, pts[:, 2], rcond=None)
X, Y = np.meshgrid(np.linspace(0, 1, 10), np.linspace(0, 1, 20))
Z = np.dot(np.c_[X.ravel(), Y.ravel()], C).reshape(X.shape)  # BUG: the grid lacks the ones
print(Z.shape)
