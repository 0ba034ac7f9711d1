import numpy as np


def add_sample(table, sample):
    return np.append(table, sample.reshape(1, -1), axis=0)


log = np.zeros((1, 3))
for step in range(5):
    position = np.array([step, step**2, 0.5 * step])
    log = add_sample(log, position)

print(log)
