import numpy as np

a = np.zeros((3, 4))
b = np.ones(4)
c = np.append(a, [b], axis=0)
print(c.shape)
