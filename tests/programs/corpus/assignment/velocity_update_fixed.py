import numpy as np


class Swarm:
    """Particle swarm optimisation."""

    def __init__(self, particles, dimensions):
        self.x = np.random.uniform(-5, 5, size=(particles, dimensions))
        self.v = np.zeros((particles, dimensions))
        self.best = self.x.copy()
        self.best_value = self.evaluate(self.x)

    def evaluate(self, x):
        return np.sum(x**2, axis=1)

    def step(self):
        leader = self.best[self.best_value.argmin()]
        self.v += 0.5 * (self.best - self.x) + 0.5 * (leader - self.x)
        self.x += self.v
        value = self.evaluate(self.x)
        better = value < self.best_value
        self.best[better] = self.x[better]
        self.best_value += np.where(better, value - self.best_value, 0)


swarm = Swarm(30, 4)
for _ in range(40):
    swarm.step()
print(swarm.best_value.min())
