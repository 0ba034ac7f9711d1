import numpy as np

image = np.random.rand(240, 320, 3)
small = image[::2, ::2]
brightness = small.mean(axis=2)
mask = brightness > 0.5

image[mask] = [1.0, 0.0, 0.0]  # BUG: the mask was made of the small image
print("red pixels:", mask.sum())
