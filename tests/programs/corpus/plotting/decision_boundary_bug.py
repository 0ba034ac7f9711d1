import numpy as np

w = np.array([0.4, -1.2])
b = 0.3

xx, yy = np.meshgrid(np.linspace(-3, 3, 120), np.linspace(-2, 2, 80))
grid = np.c_[xx.ravel(), yy.ravel()]
z = 1 / (1 + np.exp(-(grid @ w + b)))

z = z.reshape(120, 120)  # BUG: the grid is 80 by 120
levels = np.linspace(0, 1, 11)
print("share above one half:", (z > levels[5]).mean())
