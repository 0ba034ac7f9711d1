import numpy as np

def pad_to_square(img, size):
    h, w = img.shape[:2]
    out = np.zeros((size, size, 3), dtype=img.dtype)
    top, left = (size - h) // 2, (size - w) // 2
    out[top : top + h, left : left + h] = img  # BUG: the height instead of the width
    return out

print(pad_to_square(np.ones((40, 64, 3), dtype=np.uint8), 64).sum())
