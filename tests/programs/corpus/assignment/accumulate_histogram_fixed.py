import numpy as np

rng = np.random.default_rng(0)
total = np.zeros(20)
edges = np.linspace(0, 1, 20)
for block in range(50):
    counts, _ = np.histogram(rng.random(1000), bins=edges)
    total[:-1] += counts
print(total)
