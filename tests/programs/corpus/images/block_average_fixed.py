import numpy as np


def shrink(image, factor):
    h, w = image.shape
    image = image[: h // factor * factor, : w // factor * factor]
    return image.reshape(h // factor, factor, w // factor, factor).mean(axis=(1, 3))


print(shrink(np.random.rand(100, 64), 8).shape)
