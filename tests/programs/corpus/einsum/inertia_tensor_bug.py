import numpy as np

particles = 50
mass = np.random.uniform(1, 2, particles)
position = np.random.randn(particles, 3)


def inertia(mass, position):
    r2 = np.einsum("ni,ni->n", position, position)
    diagonal = np.sum(mass * r2) * np.eye(3)
    outer = np.einsum("n,i,j->ij", mass, position, position)  # BUG: positions have two axes
    return diagonal - outer


moments, axes = np.linalg.eigh(inertia(mass, position - position.mean(axis=0)))
print(moments)
