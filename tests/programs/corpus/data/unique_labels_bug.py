import numpy as np

colours = np.array(["red", "green", "red", "blue", "green", "red"])
weight = np.array([2.0, 1.0, 4.0, 3.0, 2.5, 1.5])

names, inverse, counts = np.unique(colours, return_inverse=True, return_counts=True)
totals = np.bincount(inverse, weights=weight)
share = totals / weight  # BUG (data): totals per colour by weights per item
for name, value in zip(names, share):
    print(name, value)
