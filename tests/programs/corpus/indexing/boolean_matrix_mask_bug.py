import numpy as np

A = np.random.rand(6, 4)
positive = A > 0.5

total = A[positive, :].sum(axis=1)  # BUG: a mask of both axes leaves no axis for the colon
print(total)
