import numpy as np

slices = []
for z in range(8):
    h = 64
    w = 64
    slices.append(np.random.rand(h, w))
volume = np.stack(slices, axis=-1)
print(volume.shape)
