import numpy as np

nx, nt = 51, 40
alpha, dx, dt = 0.1, 1.0 / 50, 1e-3
r = alpha * dt / (2 * dx**2)
A = np.diag((1 + 2 * r) * np.ones(nx - 2)) + np.diag(-r * np.ones(nx - 3), 1) + np.diag(-r * np.ones(nx - 3), -1)
B = np.diag((1 - 2 * r) * np.ones(nx - 2)) + np.diag(r * np.ones(nx - 3), 1) + np.diag(r * np.ones(nx - 3), -1)
u = np.sin(np.pi * np.linspace(0, 1, nx))
for n in range(nt):
    u[1:-1] = np.linalg.solve(A, B @ u[1:-1])
print(u.max())
