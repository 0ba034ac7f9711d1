import numpy as np

rng = np.random.default_rng(8)
sample = rng.exponential(2.0, size=40)
replicates = 2000

index = rng.integers(0, len(sample), size=(replicates, len(sample)))
resampled = sample[index]
means = resampled.mean(axis=0)
observed = np.full(replicates, sample.mean())
bias = means - observed  # BUG: averaged over the replicates instead of within each of them
low, high = np.percentile(means, [2.5, 97.5])
print(bias.mean(), low, high)
