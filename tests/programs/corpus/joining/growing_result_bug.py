import numpy as np


def simulate(seed):
    rng = np.random.default_rng(seed)
    speed = rng.normal(10, 2)
    angle = rng.uniform(0.2, 1.2)
    distance = speed**2 * np.sin(2 * angle) / 9.81
    return np.array([speed, angle, distance])


results = np.empty((0, 4))
for seed in range(50):
    results = np.vstack([results, simulate(seed)])  # BUG: three numbers for a table of four columns

print("mean distance", results[:, -1].mean())
