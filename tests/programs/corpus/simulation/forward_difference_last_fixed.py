import numpy as np

def finite_difference(f, x, h, n):
    df = np.zeros_like(x)
    for i in range(1, n - 1):
        df[i] = (f[i + 1] - f[i - 1]) / (2 * h)
    df[0] = (f[1] - f[0]) / h
    df[-1] = (f[-1] - f[-2]) / h
    return df

x = np.linspace(0, 10, 51)
f = x**3
h = x[1] - x[0]
print(finite_difference(f, x, h, 51))
