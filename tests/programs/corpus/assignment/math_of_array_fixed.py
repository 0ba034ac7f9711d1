import math
import numpy as np

x = np.linspace(0, 1, 11)
y = np.exp(-x) * 2
print(y)
