import numpy as np


def bezier(control, n=50):
    t = np.linspace(0, 1, n)
    points = list(control)
    while len(points) > 1:
        points = [(1 - t) * a + t * b for a, b in zip(points[:-1], points[1:])]  # BUG: 50 times and 2 coordinates
    return points[0]


curve = bezier(np.array([[0.0, 0.0], [1.0, 2.0], [3.0, 2.0], [4.0, 0.0]]))
print(np.linalg.norm(np.diff(curve, axis=0), axis=1).sum())
