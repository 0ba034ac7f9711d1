import numpy as np

img = np.random.randint(0, 256, (10, 12, 3))
red = np.zeros(img.shape)
red[:, :, 0] = img[:, :, 0]
print(red.max())
