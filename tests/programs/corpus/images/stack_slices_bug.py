import numpy as np

slices = []
for z in range(8):
    h = 64
    w = 64 if z != 5 else 63
    slices.append(np.random.rand(h, w))
volume = np.stack(slices, axis=-1)  # BUG: one slice is narrower
print(volume.shape)
