import math
import numpy as np

x = np.linspace(0, 1, 11)
y = math.exp(-x) * 2  # BUG: math takes one number
print(y)
