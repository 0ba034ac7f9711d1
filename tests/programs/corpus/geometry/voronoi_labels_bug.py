import numpy as np

seeds = np.random.rand(6, 2)
gx, gy = np.meshgrid(np.linspace(0, 1, 40), np.linspace(0, 1, 30))
grid = np.stack([gx, gy], axis=-1)
d = np.linalg.norm(grid[:, :, None, :] - seeds, axis=-1)
label = d.argmin(axis=-1)
areas = np.bincount(label.ravel(), minlength=6)
print(areas / label.shape)  # BUG: six areas and two sizes
