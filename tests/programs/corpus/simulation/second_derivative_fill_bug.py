import numpy as np

x = np.linspace(0, 2 * np.pi, 100)
y = np.sin(x)
h = x[1] - x[0]
second = np.zeros(100)
second[1:-1] = (y[2:] - 2 * y[1:] + y[:-2]) / h**2  # BUG: the middle lacks its right end
print(np.abs(second[1:-1] + y[1:-1]).max())
