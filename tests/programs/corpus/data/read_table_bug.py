import io

import numpy as np

FILE = io.StringIO("1.0,2.0,0\n1.5,1.8,0\n5.0,8.0,1\n8.0,8.0,1\n")

data = np.loadtxt(FILE, delimiter=",")
X, y = data[:, :3], data[:, 2]
weights = np.array([0.5, -0.25])
score = X @ weights  # BUG (data): the label column is still among the features
print(((score > 0.4) == y).mean())
