import numpy as np

N = 200
x = np.linspace(-5, 5, N)
dx = x[1] - x[0]
V = 0.5 * x[1:-1] ** 2
main = np.ones(N) / dx**2
off = -0.5 * np.ones(N - 1) / dx**2
H = np.diag(main + 0.5 * x**2) + np.diag(off, 1) + np.diag(off, -1)
E, psi = np.linalg.eigh(H)
print(E[:3])
