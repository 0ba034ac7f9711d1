import numpy as np

ny, nx = 60, 80
c, dx, dt = 1.0, 1.0, 0.5

u = np.zeros((ny, nx))
u_prev = np.zeros((ny, nx))
u[30, 40] = 1.0


def laplacian(u):
    inner = u[1:-1, 1:-1]
    return (u[2:, 1:-1] + u[:-2, 1:-1] + u[1:-1, 2:] + u[1:-1, :-2] - 4 * inner) / dx**2


for _ in range(50):
    u_next = np.zeros_like(u)
    u_next[1:-1, 1:-1] = 2 * u[1:-1, 1:-1] - u_prev[1:-1, 1:-1] + (c * dt) ** 2 * laplacian(u)
    u_prev, u = u, u_next
print(np.abs(u).max())
