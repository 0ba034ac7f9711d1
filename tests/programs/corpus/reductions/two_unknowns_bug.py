import numpy as np

frames = np.random.rand(24, 32, 32, 3)

patches = frames.reshape(-1, 8, 8, -1)  # BUG: only one size can be left open
print(patches.shape, patches.mean(axis=(1, 2)).std())
