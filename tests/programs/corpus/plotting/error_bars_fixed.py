import numpy as np

groups = ["a", "b", "c", "d"]
samples = np.random.randn(4, 30) + np.arange(4)[:, None]

mean = samples.mean(axis=1)
low, high = np.percentile(samples, [5, 95], axis=1)
bars = np.stack([mean - low, high - mean])
for group, m, (down, up) in zip(groups, mean, bars.T):
    print(f"{group}: {m:.2f} -{down:.2f} +{up:.2f}")
