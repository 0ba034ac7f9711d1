import numpy as np

def rk4(f, y0, t):
    y = np.zeros((len(t), len(y0)))
    y[0] = y0
    for i in range(len(t) - 1):
        h = t[i + 1] - t[i]
        k1 = f(y[i], t[i])
        k2 = f(y[i] + 0.5 * h * k1, t[i] + 0.5 * h)
        k3 = f(y[i] + 0.5 * h * k2, t[i] + 0.5 * h)
        k4 = f(y[i] + h * k3, t[i] + h)
        y[i + 1] = y[i] + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
    return y

def spring(state, t):
    x, v = state
    return [v, -4.0 * x]

def damped(state, t):
    M = np.array([[0, 1, 0], [-4.0, -0.1, 0]])
    return M @ state  # BUG: the matrix has a column too many

print(rk4(damped, np.array([1.0, 0.0]), np.linspace(0, 10, 200))[-1])
