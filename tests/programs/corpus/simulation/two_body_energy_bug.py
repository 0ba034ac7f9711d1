import numpy as np


def energy(position, velocity, mass):
    kinetic = 0.5 * np.sum(mass * np.sum(velocity**2, axis=1))
    difference = position[:, None] - position[None]
    distance = np.linalg.norm(difference, axis=-1)
    pairs = np.triu_indices(len(mass), k=1)
    return kinetic - np.sum(np.outer(mass, mass) / distance[pairs])  # BUG: 28 distances, 64 products of masses


position, velocity = np.random.rand(8, 3), np.random.rand(8, 3)
print(energy(position, velocity, np.ones(8)))
