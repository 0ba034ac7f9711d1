import io

import numpy as np

FILE = io.StringIO("3.2 4.1 5.0\n")

points = np.loadtxt(FILE, ndmin=2)
center = points[:, :2].mean(axis=0)
print(center)
