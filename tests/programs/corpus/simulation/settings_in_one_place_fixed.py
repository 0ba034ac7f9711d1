import numpy as np

L = [8.0, 4.0]
dN = 1.0e2
N = [int(l * dN) for l in L]
temperature = np.zeros(shape=N)
for i in range(N[0]):
    temperature[i] = 0
print(temperature.shape)
