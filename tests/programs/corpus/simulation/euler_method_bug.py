import numpy as np


def lorenz(state, sigma=10.0, rho=28.0, beta=8 / 3):
    x, y, z = state
    return np.array([sigma * (y - x), x * (rho - z) - y, x * y - beta * z])


def euler(f, y0, dt, n):
    y = np.zeros((n + 1, 2))
    y[0] = y0  # BUG: the table was made for a system of two equations
    for i in range(n):
        y[i + 1] = y[i] + dt * f(y[i])
    return y


path = euler(lorenz, np.array([1.0, 1.0, 1.0]), 0.01, 500)
print(path[-1])
