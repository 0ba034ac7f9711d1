import numpy as np

x = np.linspace(0, 1, 30)
y = np.linspace(0, 2, 40)
X, Y = np.meshgrid(x, y)
T = np.zeros((len(x), len(y)))
T += np.sin(X) * np.cos(Y)  # BUG: the grid has the ys for rows
print(T.max())
