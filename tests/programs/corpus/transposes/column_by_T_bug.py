import numpy as np

area = np.array([50, 62, 75, 81, 95])
rooms = np.array([2, 2, 3, 3, 4])
features = np.stack([area, rooms], axis=1)
garden = np.array([0, 10, 0, 25, 40])

features = np.hstack([features, garden.T])  # BUG: .T does not make a column of a vector

mean = features.mean(axis=0)
print((features - mean).round(1))
