import numpy as np

class MaxPool2:
    def iterate_regions(self, image):
        h, w, _ = image.shape
        for i in range(h // 2):
            for j in range(w // 2):
                yield image[i * 2 : i * 2 + 2, j * 2 : j * 2 + 2], i, j

    def forward(self, input):
        h, w, num_filters = input.shape
        output = np.zeros((h // 2, w // 2, num_filters))
        for im_region, i, j in self.iterate_regions(input):
            output[i, j] = np.amax(im_region, axis=(0, 1))
        return output

class Conv3x3:
    def __init__(self, num_filters):
        self.num_filters = num_filters
        self.filters = np.random.randn(num_filters, 3, 3) / 9

    def forward(self, input):
        h, w = input.shape
        output = np.zeros((h - 2, w - 2, self.num_filters))
        for i in range(h - 2):
            for j in range(w - 2):
                output[i, j] = np.sum(input[i : i + 3, j : j + 3] * self.filters, axis=(1, 2))
        return output

conv = Conv3x3(8)
pool = MaxPool2()
out = pool.forward(conv.forward(np.random.rand(28, 28)))
print(out.shape)
