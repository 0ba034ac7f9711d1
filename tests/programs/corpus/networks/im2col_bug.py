import numpy as np


def im2col(images, size, stride=1):
    n, c, h, w = images.shape
    out_h = (h - size) // stride + 1
    out_w = (w - size) // stride + 1
    cols = np.zeros((n, c, size, size, out_h, out_w))
    for y in range(size):
        for x in range(size):
            cols[:, :, y, x] = images[:, :, y : y + stride * out_h : stride, x : x + stride * out_w : stride]
    return cols.transpose(0, 4, 5, 1, 2, 3).reshape(n * out_h * out_w, -1), out_h, out_w


def convolve(images, kernels, stride=1):
    n = len(images)
    filters, _, size, _ = kernels.shape
    cols, out_h, out_w = im2col(images, size, stride)
    out = cols @ kernels.reshape(filters, -1)  # BUG: the flattened kernels are rows
    return out.reshape(n, out_h, out_w, filters).transpose(0, 3, 1, 2)


images = np.random.rand(4, 3, 28, 28)
kernels = np.random.rand(6, 3, 5, 5)
print(convolve(images, kernels).shape)
