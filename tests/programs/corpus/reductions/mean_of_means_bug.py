import numpy as np

runs = [np.random.rand(10, 4), np.random.rand(12, 4), np.random.rand(9, 4)]
means = [run.mean(axis=0) for run in runs]
table = np.array([run.mean(axis=1) for run in runs])  # BUG: the runs have different lengths
grand = table.mean(axis=0)
print(grand, len(means))
