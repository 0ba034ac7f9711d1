import numpy as np

img = np.random.rand(100, 100)
size = 16
patches = img.reshape(100 // size, size, 100 // size, size)  # BUG: 100 is no multiple of 16
patches = patches.swapaxes(1, 2).reshape(-1, size, size)
print(patches.mean(axis=(1, 2)))
