import numpy as np


class Ising:
    def __init__(self, size):
        self.spins = np.random.choice([-1, 1], size=(size, size))

    def energy(self):
        s = self.spins
        return -np.sum(s[:, :-1] * s[:, 1:]) - np.sum(s[:-1] * s[1:])

    def flip(self, beta):
        i, j = np.random.randint(0, len(self.spins), 2)
        before = self.energy()
        self.spins[i, j] *= -1
        if np.random.rand() > np.exp(-beta * (self.energy() - before)):
            self.spins[i, j] *= -1


model = Ising(16)
for sweep in range(20):
    model.flip(0.5)
print(model.energy())
