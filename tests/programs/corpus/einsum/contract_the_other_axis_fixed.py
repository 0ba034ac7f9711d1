import numpy as np

channels, height, width = 16, 8, 8
features = np.random.rand(channels, height, width)
mixing = np.random.rand(32, channels)

# a 1 x 1 convolution
mixed = np.tensordot(mixing, features, axes=([1], [0]))
print(mixed.shape, mixed.mean(axis=(1, 2)).round(2))
