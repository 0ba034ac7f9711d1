import numpy as np

G = 1.0


def accelerations(position, mass):
    difference = position[None, :, :] - position[:, None, :]
    distance = np.sqrt((difference**2).sum(axis=-1) + 0.01)
    force = G * difference / distance[..., None] ** 3
    return (force * mass[None, :, None]).sum(axis=1)


bodies = 20
position = np.random.randn(bodies, 3)
velocity = np.zeros((bodies, 3))
mass = np.ones(bodies)
for _ in range(10):
    velocity += 0.01 * accelerations(position, mass)
    position += 0.01 * velocity
print(position.mean(axis=0))
