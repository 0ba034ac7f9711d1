import numpy as np

runs = [np.random.rand(100), np.random.rand(100), np.random.rand(90)]
mean = np.mean([r[:90] for r in runs], axis=0)
print(mean[:3])
