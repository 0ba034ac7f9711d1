import numpy as np

data = np.random.randn(365)
window = 7
smooth = np.convolve(data, np.ones(window) / window, mode="valid")
residual = data - smooth  # BUG: six values are lost at the ends
print(residual.std())
