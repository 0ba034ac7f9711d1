import numpy as np

def rotate(points, angle):
    c, s = np.cos(angle), np.sin(angle)
    R = np.array(((c, -s), (s, c)))
    return R.dot(points.T).T

square = np.array([[0, 0], [1, 0], [1, 1], [0, 1]])
print(rotate(square, np.pi / 4))
