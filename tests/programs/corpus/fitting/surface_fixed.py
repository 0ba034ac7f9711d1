import numpy as np

gx, gy = np.meshgrid(np.arange(8.0), np.arange(6.0))
z = 2 * gx - gy + 5 + 0.1 * np.random.randn(6, 8)

A = np.column_stack([gx.ravel(), gy.ravel(), np.ones(gx.size)])
plane, *_ = np.linalg.lstsq(A, z.ravel(), rcond=None)
tilt = np.arctan(np.hypot(plane[0], plane[1]))
print(plane, tilt)
