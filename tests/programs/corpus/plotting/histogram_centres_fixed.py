import numpy as np

heights = np.random.normal(170, 8, 1000)
counts, edges = np.histogram(heights, bins=30)
width = edges[1] - edges[0]

centres = edges[:-1] + width / 2
mean = np.sum(centres * counts) / counts.sum()
bars = list(zip(centres, counts))
print("mean of the binned values:", mean, len(bars))
