import numpy as np

x = np.random.rand(30, 50, 8)
mu = x.mean(axis=1, keepdims=True)
sd = x.std(axis=1, keepdims=True)
z = (x - mu) / sd
print(z.shape)
