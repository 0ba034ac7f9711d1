import numpy as np

triangle = np.array([[0.0, 0.0, 1.0], [1.0, 0.0, 1.0], [0.0, 1.0, 1.0]])

def area(p):
    (x1, y1), (x2, y2), (x3, y3) = p  # BUG: the points are homogeneous
    return abs((x2 - x1) * (y3 - y1) - (x3 - x1) * (y2 - y1)) / 2

print(area(triangle))
