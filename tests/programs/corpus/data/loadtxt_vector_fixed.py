import numpy as np
from io import StringIO

c = StringIO("1.0\n2.0\n3.5\n4.0")
v = np.loadtxt(c, ndmin=2)
print(v[:, 0])
