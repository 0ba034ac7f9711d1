import numpy as np

def resize(img, new_h, new_w):
    h, w = img.shape[:2]
    rows = (np.arange(new_h) * h / new_h).astype(int)
    cols = (np.arange(new_w) * w / new_w).astype(int)
    return img[rows[:, None], cols]

img = np.arange(480 * 640 * 3).reshape(480, 640, 3)
small = resize(img, 120, 160)
print(small.shape)
