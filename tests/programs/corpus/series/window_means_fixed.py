import numpy as np

data = np.random.randn(365)
window = 7
smooth = np.convolve(data, np.ones(window) / window, mode="valid")
residual = data[window // 2 : -(window // 2)] - smooth
print(residual.std())
