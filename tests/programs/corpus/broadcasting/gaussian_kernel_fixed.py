import numpy as np


def gaussian_kernel(height, width, sigma=1.0):
    ys = np.arange(height) - (height - 1) / 2
    xs = np.arange(width) - (width - 1) / 2
    squared = xs**2 + ys[:, None] ** 2
    kernel = np.exp(-squared / (2 * sigma**2))
    return kernel / kernel.sum()


square = gaussian_kernel(5, 9)
print(square.round(3))
print("sum:", square.sum())
