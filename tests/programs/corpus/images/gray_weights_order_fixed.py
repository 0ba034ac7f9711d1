import numpy as np

def rgb2gray(rgb):
    return np.dot(rgb[..., :3], [0.2989, 0.5870, 0.1140])

img = np.random.randint(0, 256, (48, 64, 3), dtype=np.uint8)
gray = rgb2gray(img)
print(gray.shape)
