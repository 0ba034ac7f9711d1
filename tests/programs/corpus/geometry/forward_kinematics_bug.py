import numpy as np
from functools import reduce


def link(theta, d, a, alpha):
    ct, st, ca, sa = np.cos(theta), np.sin(theta), np.cos(alpha), np.sin(alpha)
    return np.array(
        [
            [ct, -st * ca, st * sa, a * ct],
            [st, ct * ca, -ct * sa, a * st],
            [0, sa, ca, d],
            [0, 0, 0, 1],
        ]
    )


joints = [(0.1, 0.3, 0.0, np.pi / 2), (0.5, 0.0, 0.6, 0.0), (-0.3, 0.0, 0.5, 0.0)]
T = reduce(np.matmul, [link(*joint) for joint in joints])
tool = T @ np.array([0.0, 0.0, 0.1])  # BUG: a point needs a fourth coordinate here
print(tool)
