import numpy as np


def pendulum(t, y, length=1.0):
    theta, omega = y
    return np.array([omega, -9.81 / length * np.sin(theta)])


def rk4(f, y0, t):
    y = np.zeros((len(t), len(y0)))
    y[0] = y0
    for i in range(len(t) - 1):
        h = t[i + 1] - t[i]
        k1 = f(t[i], y[i])
        k2 = f(t[i] + h / 2, y[i] + h * k1 / 2)
        k3 = f(t[i] + h / 2, y[i] + h * k2 / 2)
        k4 = f(t[i] + h, y[i] + h * k3)
        y[i + 1] = y[i] + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
    return y


t = np.linspace(0, 5, 200)
path = rk4(pendulum, np.array([0.5, 0.0]), t)
print(path[-1])
