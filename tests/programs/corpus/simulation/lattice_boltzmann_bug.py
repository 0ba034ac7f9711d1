import numpy as np

nx, ny = 40, 20
c = np.array([[0, 0], [1, 0], [0, 1], [-1, 0], [0, -1], [1, 1], [-1, 1], [-1, -1], [1, -1]])
w = np.array([4 / 9] + [1 / 9] * 4 + [1 / 36] * 4)

f = np.ones((9, nx, ny)) * w[:, None, None]


def macroscopic(f):
    rho = f.sum(axis=0)
    u = np.einsum("qd,qxy->dxy", c, f) / rho
    return rho, u


def equilibrium(rho, u):
    cu = np.einsum("qd,dxy->qxy", c, u)
    usq = (u**2).sum(axis=0)
    return w * rho * (1 + 3 * cu + 4.5 * cu**2 - 1.5 * usq)  # BUG: a weight for each direction needs two axes more


for step in range(5):
    rho, u = macroscopic(f)
    f = f + 0.6 * (equilibrium(rho, u) - f)
    for q in range(9):
        f[q] = np.roll(f[q], c[q], axis=(0, 1))
print(f.sum())
