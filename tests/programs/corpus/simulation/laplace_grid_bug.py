import numpy as np

nx, ny = 40, 25
x = np.linspace(0, 1, nx)
y = np.linspace(0, 1, ny)
X, Y = np.meshgrid(x, y, indexing="ij")

potential = np.zeros((ny, nx))
source = np.exp(-((X - 0.5) ** 2 + (Y - 0.5) ** 2) * 50)

for sweep in range(200):
    new = potential.copy()
    new[1:-1, 1:-1] = 0.25 * (potential[2:, 1:-1] + potential[:-2, 1:-1] + potential[1:-1, 2:] + potential[1:-1, :-2])
    new += 0.001 * source  # BUG: with indexing="ij" the grid is (nx, ny)
    potential = new
print(potential.max())
