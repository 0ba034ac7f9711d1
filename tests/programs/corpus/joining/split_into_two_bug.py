import numpy as np

record = np.random.randn(3000)

# left, right and reference channel, one after the other
left, right = np.split(record, 3)  # BUG: there are three parts
correlation = np.corrcoef(left, right)[0, 1]
print("correlation of the channels:", correlation)
