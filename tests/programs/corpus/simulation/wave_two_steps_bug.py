import numpy as np

nx = 201
c = 1.0
dx = 2.0 / (nx - 1)
dt = 0.5 * dx / c
x = np.linspace(0, 2, nx)
u = np.exp(-((x - 1) ** 2) * 50)
u_old = u.copy()
u_new = np.zeros(nx)
t = 0.0
while t < 1.0:
    u_new[1:-1] = 2 * u[1:-1] - u_old + (c * dt / dx) ** 2 * (u[2:] - 2 * u[1:-1] + u[:-2])  # BUG: the old wave with its ends
    u_old, u, u_new = u, u_new, u_old
    t += dt
