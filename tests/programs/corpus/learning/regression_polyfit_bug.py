import numpy as np

x = np.array([0.0, 1.0, 2.0, 3.0, 4.0, 5.0])
y = np.array([0.0, 0.8, 0.9, 0.1, -0.8])
z = np.polyfit(x, y, 3)  # BUG: six places and five values
p = np.poly1d(z)
print(p(0.5))
