import numpy as np

charges = np.array([[0.3, 0.3, 1.0], [0.7, 0.6, -1.0], [0.5, 0.9, 0.5]])
nx, ny = 50, 40
x = np.linspace(0, 1, nx)
y = np.linspace(0, 1, ny)

potential = np.zeros((ny, nx))
for cx, cy, q in charges:
    r = np.sqrt((x - cx) ** 2 + (y[:, None] - cy) ** 2)
    potential += q / (r + 0.05)
print(potential.max())
