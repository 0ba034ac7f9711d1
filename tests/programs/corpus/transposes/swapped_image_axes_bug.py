import numpy as np

width, height = 640, 480


def vignette(width, height):
    x = np.linspace(-1, 1, width)
    y = np.linspace(-1, 1, height)
    xx, yy = np.meshgrid(x, y)
    return np.clip(1.2 - np.sqrt(xx**2 + yy**2), 0, 1)


image = np.random.rand(width, height)
darkened = image * vignette(width, height)  # BUG: arrays are (rows, columns), that is (height, width)
print("mean before", image.mean(), "and after", darkened.mean())
