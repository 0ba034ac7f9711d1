import numpy as np

runs = np.random.randn(200, 60).cumsum(axis=1)
x = np.arange(60)
low, middle, high = np.quantile(runs, [0.1, 0.5, 0.9], axis=1)
band = np.vstack([x, low, high])  # BUG: the quantiles were taken over time instead of over the runs
print(band[:, -1], middle[-1])
