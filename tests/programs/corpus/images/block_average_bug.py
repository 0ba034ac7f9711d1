import numpy as np


def shrink(image, factor):
    h, w = image.shape
    return image.reshape(h // factor, factor, w // factor, factor).mean(axis=(1, 3))  # BUG: 100 is no multiple of 8


print(shrink(np.random.rand(100, 64), 8).shape)
