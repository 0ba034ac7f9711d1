import numpy as np

runs = [np.random.rand(100), np.random.rand(100), np.random.rand(90)]
mean = np.mean(runs, axis=0)  # BUG: one run is shorter
print(mean[:3])
