import numpy as np

ids = np.arange(1, 6)
scores = np.array([88, 92, 79, 65])
table = np.column_stack([ids, scores])  # BUG: one score is missing
print(table)
