import numpy as np

heights = np.random.normal(170, 8, 1000)
counts, edges = np.histogram(heights, bins=30)
width = edges[1] - edges[0]

centres = edges + width / 2
mean = np.sum(centres * counts) / counts.sum()  # BUG: 31 edges and 30 counts
bars = list(zip(centres, counts))
print("mean of the binned values:", mean, len(bars))
