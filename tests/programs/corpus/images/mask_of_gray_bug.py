import numpy as np

image = np.random.rand(100, 120, 3)
gray = image.mean(axis=2)
mask = gray > 0.5
out = np.zeros_like(gray)
out[mask] = image[mask]  # BUG: three channels for each place
print(out.sum())
