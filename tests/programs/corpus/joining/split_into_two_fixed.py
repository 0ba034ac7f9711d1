import numpy as np

record = np.random.randn(3000)

# left, right and reference channel, one after the other
left, right, reference = np.split(record, 3)
correlation = np.corrcoef(left, right)[0, 1]
print("correlation of the channels:", correlation)
