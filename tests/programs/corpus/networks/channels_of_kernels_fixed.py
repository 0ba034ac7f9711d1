import numpy as np


class Conv:
    def __init__(self, in_channels, out_channels, size):
        self.size = size
        self.kernels = np.random.randn(out_channels, in_channels, size, size) * 0.1

    def forward(self, image):
        c, h, w = image.shape
        s = self.size
        out = np.zeros((len(self.kernels), h - s + 1, w - s + 1))
        for i in range(h - s + 1):
            for j in range(w - s + 1):
                region = image[:, i : i + s, j : j + s]
                out[:, i, j] = np.sum(region * self.kernels, axis=(1, 2, 3))
        return out


image = np.random.rand(3, 16, 16)
first, second = Conv(3, 8, 3), Conv(8, 16, 3)
x = np.maximum(first.forward(image), 0)
x = np.maximum(second.forward(x), 0)
print(x.shape)
