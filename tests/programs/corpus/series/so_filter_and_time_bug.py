import numpy as np

fs = 100
t = np.arange(0, 10, 1 / fs)
x = np.sin(2 * np.pi * t) + np.random.randn(t.size) * 0.1
kernel = np.ones(5) / 5
y = np.convolve(x, kernel)
error = np.abs(y - np.sin(2 * np.pi * t))  # BUG: the full convolution is longer
print(error.max())
