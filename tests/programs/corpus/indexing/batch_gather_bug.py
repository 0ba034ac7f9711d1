import numpy as np

batch, length, dim = 4, 12, 8
states = np.random.rand(batch, length, dim)
last = np.array([3, 11, 7, 5])

final = states[:, last]
logits = final @ np.random.rand(batch * dim)  # BUG: [:, last] takes four steps of every sample
print(logits.shape)
