import numpy as np

summary = np.zeros((3, 4))
for i in range(3):
    sample = np.random.randn(100)
    summary[i] = [sample.mean(), sample.std(), np.median(sample)]  # BUG: the table has four columns
print(summary)
