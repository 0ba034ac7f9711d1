import numpy as np

F = np.random.rand(3, 3)
left = np.random.rand(25, 2) * 640


def lines(F, points):
    """The epipolar line of each point."""
    homogeneous = np.column_stack([points, np.ones(len(points))])
    l = homogeneous @ F.T
    return l / np.hypot(l[:, 0], l[:, 1])[:, None]


print(lines(F, left)[:3])
