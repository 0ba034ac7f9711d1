import numpy as np

x = np.arange(-2, 2, 0.5)
y = np.arange(-1, 1, 0.25)
X, Y = np.meshgrid(x, y)
U, V = -Y, X
speed = np.sqrt(U**2 + V**2)
labels = speed[: len(x) // 2] + x[: len(x) // 2].reshape(-1, 1)
print(labels.max())
