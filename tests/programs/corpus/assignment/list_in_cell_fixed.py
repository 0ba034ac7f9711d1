import numpy as np

summary = np.zeros((3, 4))
for i in range(3):
    sample = np.random.randn(100)
    summary[i, :3] = [sample.mean(), sample.std(), np.median(sample)]
print(summary)
