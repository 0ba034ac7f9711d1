import numpy as np

walkers, steps = 200, 100
rng = np.random.default_rng(0)
moves = rng.choice([-1, 1], size=(walkers, steps))
start = rng.integers(-5, 6, size=walkers)

position = start[:, None] + np.cumsum(moves, axis=1)
spread = position.std(axis=0)
print(spread[[0, 24, 49, 99]])
