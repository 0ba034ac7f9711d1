import numpy as np

grades = np.array([[80, 90, 70], [60, 75, 85], [95, 88, 92], [70, 65, 60]])
weights = [0.5, 0.3, 0.2]
final = np.average(grades, axis=0, weights=weights)  # BUG: the weights are those of the columns
print(final)
