import numpy as np


def equalize(image):
    histogram, edges = np.histogram(image.ravel(), 256, (0, 256))
    cdf = histogram.cumsum() / image.size
    return np.interp(image.ravel(), edges[:-1], 255 * cdf).reshape(image.shape)


dark = np.random.randint(0, 90, size=(100, 150))
print(dark.mean(), equalize(dark).mean())
