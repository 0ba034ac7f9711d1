import numpy as np

canvas = np.zeros((480, 640, 3), dtype=np.uint8)
logo = np.full((60, 100, 3), 200, dtype=np.uint8)


def paste(canvas, patch, top, left):
    h, w = patch.shape[:2]
    canvas[top : top + h, left : left + w] = patch
    return canvas


framed = paste(canvas, logo, 20, 30)
print("painted pixels:", (framed.sum(axis=2) > 0).sum())
