import numpy as np

def collect(n):
    data = np.zeros((1, 3))
    for i in range(n):
        sample = np.random.rand(3)
        data = np.vstack((data, sample))
    return data[1:]

print(collect(100).mean(axis=0))
