import numpy as np


def moving_average(x, w):
    return np.convolve(x, np.ones(w), "valid") / w


temperature = 15 + 8 * np.sin(np.arange(365) / 58) + np.random.randn(365)
smooth = moving_average(temperature, 7)
residual = temperature[3:-3] - smooth
print("noise:", residual.std())
