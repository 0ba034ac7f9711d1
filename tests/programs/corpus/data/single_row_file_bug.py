import io

import numpy as np

FILE = io.StringIO("3.2 4.1 5.0\n")

points = np.loadtxt(FILE)
center = points[:, :2].mean(axis=0)  # BUG (data): a file with one line becomes a vector
print(center)
