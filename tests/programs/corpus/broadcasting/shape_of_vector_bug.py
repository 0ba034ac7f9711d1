import numpy as np


def describe(data):
    rows, columns = data.shape  # BUG: a vector has one size only
    print(f"{rows} rows, {columns} columns")
    return data.min(), data.max()


weights = np.array([61.5, 72.0, 80.2, 55.1])
print(describe(weights))
