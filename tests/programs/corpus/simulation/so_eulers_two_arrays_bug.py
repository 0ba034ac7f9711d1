import numpy as np

def euler(f, x0, y0, h, n):
    x = np.zeros(n)
    y = np.zeros(n + 1)
    x[0], y[0] = x0, y0
    for i in range(n):
        y[i + 1] = y[i] + h * f(x[i], y[i])
        x[i + 1] = x[i] + h  # BUG: the places lack the last one
    return x, y

x, y = euler(lambda x, y: x - y, 0, 1, 0.1, 20)
print(y[-1])
