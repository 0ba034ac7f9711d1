import numpy as np

def energy(lattice, J=1.0):
    n = lattice.shape[0]
    e = 0
    for i in range(n):
        for j in range(n):
            s = lattice[i, j]
            nb = lattice[i + 1, j] + lattice[i, (j + 1) % n]  # BUG: the last row has no next one
            e += -J * s * nb
    return e / 4

lattice = np.random.choice([-1, 1], size=(16, 16))
print(energy(lattice))
