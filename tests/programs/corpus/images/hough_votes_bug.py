import numpy as np

edges = np.random.rand(60, 80) > 0.95
thetas = np.deg2rad(np.arange(-90, 90))
diag = int(np.ceil(np.hypot(60, 80)))
acc = np.zeros((2 * diag, len(thetas)), dtype=int)
ys, xs = np.nonzero(edges)
for x, y in zip(xs, ys):
    rho = np.round(x * np.cos(thetas) + y * np.sin(thetas)).astype(int) + diag
    acc[rho, np.arange(90)] += 1  # BUG: there are 180 angles
print(acc.max())
