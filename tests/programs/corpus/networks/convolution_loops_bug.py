import numpy as np


def conv2d(images, kernels, bias):
    n, h, w, c_in = images.shape
    kh, kw, _, c_out = kernels.shape
    out = np.zeros((n, h - kh + 1, w - kw + 1, c_out))
    for i in range(h - kh + 1):
        for j in range(w - kw + 1):
            patch = images[:, i : i + kh, j : j + kw, :]
            out[:, i, j, :] = np.tensordot(patch, kernels, axes=2) + bias  # BUG: three axes are to be summed
    return out


images = np.random.rand(2, 12, 12, 3)
kernels = np.random.rand(3, 3, 3, 4)
maps = conv2d(images, kernels, np.zeros(4))
print(maps.shape)
