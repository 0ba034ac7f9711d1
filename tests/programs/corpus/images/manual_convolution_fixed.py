import numpy as np

def convolve2d(image, kernel):
    kh, kw = kernel.shape
    ih, iw = image.shape
    pad = kh // 2
    padded = np.pad(image, pad)
    out = np.zeros_like(image)
    for y in range(ih):
        for x in range(iw):
            out[y, x] = (kernel * padded[y : y + kh, x : x + kw]).sum()
    return out

edge = np.array([[-1, -1, -1], [-1, 8, -1], [-1, -1, -1]])
picture = np.random.rand(20, 30)
print(convolve2d(picture, edge).shape)
