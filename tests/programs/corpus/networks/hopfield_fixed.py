import numpy as np


class Hopfield:
    def __init__(self, patterns):
        n = patterns.shape[1]
        self.W = patterns.T @ patterns / n
        np.fill_diagonal(self.W, 0)

    def recall(self, state, steps=5):
        for _ in range(steps):
            state = np.sign(self.W @ state)
        return state


patterns = np.random.choice([-1, 1], size=(3, 64))
memory = Hopfield(patterns)
noisy = patterns[0].copy()
noisy[:6] *= -1
print(np.mean(memory.recall(noisy) == patterns[0]))
