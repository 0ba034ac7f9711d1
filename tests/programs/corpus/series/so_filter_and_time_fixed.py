import numpy as np

fs = 100
t = np.arange(0, 10, 1 / fs)
x = np.sin(2 * np.pi * t) + np.random.randn(t.size) * 0.1
kernel = np.ones(5) / 5
y = np.convolve(x, kernel)
error = np.abs(y[2:-2] - np.sin(2 * np.pi * t))
print(error.max())
