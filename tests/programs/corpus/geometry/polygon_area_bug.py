import numpy as np


def area(polygon):
    x, y = polygon[:, 0], polygon[:, 1]
    return 0.5 * abs(np.sum(x[:-1] * y[1:] - x[1:] * y))  # BUG: the second product is of 5 and 6 corners


hexagon = np.array([[np.cos(a), np.sin(a)] for a in np.linspace(0, 2 * np.pi, 7)])
print(area(hexagon))
