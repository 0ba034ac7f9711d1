import numpy as np

cities = 5
distances = np.arange(cities * 4).reshape(cities, 4)

rows = [0, 1, 3]
columns = [0, 2]
part = distances[np.ix_(rows, columns)]
print(part)
