import numpy as np

nx, nt = 101, 300
dx, dt, alpha = 0.01, 0.00004, 1.0

u = np.zeros(nx)
u[40:60] = 1.0


def step(u):
    new = u.copy()
    new[1:-1] = u[1:-1] + alpha * dt / dx**2 * (u[2:] - 2 * u[1:-1] + u[:-1])  # BUG: the left neighbours are u[:-2]
    return new


for n in range(nt):
    u = step(u)
print("heat:", u.sum() * dx)
