import numpy as np

image = np.random.rand(240, 320, 3)
small = image[::2, ::2]
brightness = small.mean(axis=2)
mask = brightness > 0.5

small[mask] = [1.0, 0.0, 0.0]
print("red pixels:", mask.sum())
