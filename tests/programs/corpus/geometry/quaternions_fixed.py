import numpy as np


def multiply(q, r):
    w1, x1, y1, z1 = q
    w2, x2, y2, z2 = r
    return np.array(
        [
            w1 * w2 - x1 * x2 - y1 * y2 - z1 * z2,
            w1 * x2 + x1 * w2 + y1 * z2 - z1 * y2,
            w1 * y2 - x1 * z2 + y1 * w2 + z1 * x2,
            w1 * z2 + x1 * y2 - y1 * x2 + z1 * w2,
        ]
    )


def rotate(v, q):
    conjugate = q * np.array([1, -1, -1, -1])
    return multiply(multiply(q, np.r_[0.0, v]), conjugate)[1:]


q = np.array([np.cos(0.3), 0.0, 0.0, np.sin(0.3)])
print(rotate(np.array([1.0, 0.0, 0.0]), q))
