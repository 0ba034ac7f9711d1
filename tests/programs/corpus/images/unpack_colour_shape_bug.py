import numpy as np

def flip_vertical(image):
    h, w = image.shape  # BUG: a colour image has three dimensions
    out = np.empty_like(image)
    for i in range(h):
        out[i] = image[h - 1 - i]
    return out

photo = np.random.randint(0, 255, size=(32, 24, 3)).astype(np.uint8)
print(flip_vertical(photo).shape)
