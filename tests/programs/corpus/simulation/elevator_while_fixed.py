import numpy as np

positions = np.zeros(4)
targets = np.array([3.0, 7.0, 2.0])
t = 0
while t < 100:
    t += 1
    step = np.clip(targets - positions[:3], -0.5, 0.5)
    positions[:3] += step
print(positions)
