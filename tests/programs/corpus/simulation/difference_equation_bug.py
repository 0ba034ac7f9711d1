import numpy as np
import math

T = math.pi / 60
tf = 150
u = np.zeros((tf, 1))
x = 2 * np.ones((3, 1))
for i in range(1, tf):
    u[i] = 11 * math.cos(i * T)
for k in range(3, tf):
    x[k] = 2.1579 * x[k - 1] - 1.3203 * x[k - 2] + 0.16239 * x[k - 3] + 0.0003416 * u[k - 1]  # BUG: three values only
print(x)
