import numpy as np

x = np.arange(-2, 2, 0.5)
y = np.arange(-1, 1, 0.25)
X, Y = np.meshgrid(x, y)
U, V = -Y, X
speed = np.sqrt(U**2 + V**2)
labels = speed[: len(x) // 2] + x.reshape(-1, 1)  # BUG: four rows of the speed, eight columns of x
print(labels.max())
