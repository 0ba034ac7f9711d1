import numpy as np


def contact_sheet(images, columns):
    n, h, w = images.shape
    rows = -(-n // columns)
    sheet = np.zeros((rows * h, columns * w))
    for i, image in enumerate(images):
        r, c = divmod(i, columns)
        sheet[r * h : (r + 1) * h, c * w : (c + 1) * w] = image
    return sheet


thumbnails = np.random.rand(10, 24, 32)
print(contact_sheet(thumbnails, 4).shape)
