import numpy as np

SOBEL = np.array([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]])


def convolve(image, kernel):
    k = kernel.shape[0] // 2
    padded = np.pad(image, k)
    out = np.zeros_like(image)
    for dy in range(kernel.shape[0]):
        for dx in range(kernel.shape[1]):
            out += kernel[dy, dx] * padded[dy : dy + image.shape[0], dx : dx + image.shape[1]]
    return out


image = np.random.rand(64, 96)
edges = np.hypot(convolve(image, SOBEL), convolve(image, SOBEL.T))
print(edges.max())
