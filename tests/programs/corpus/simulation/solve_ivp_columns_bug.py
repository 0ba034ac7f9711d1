import numpy as np
from scipy.integrate import odeint

def pend(y, t, b, c):
    theta, omega = y
    return [omega, -b * omega - c * np.sin(theta)]

b = 0.25
c = 5.0
y0 = [np.pi - 0.1, 0.0]
t = np.linspace(0, 10, 101)
sol = odeint(pend, y0, t, args=(b, c))
theta = sol[:, 0]
omega = sol[:, 1]
energy = 0.5 * omega**2 + c * (1 - np.cos(sol))  # BUG: the cosine of both columns
print(energy.max())
