import numpy as np

x = np.random.rand(30, 50, 8)
mu = x.mean(axis=1)
sd = x.std(axis=1, keepdims=True)
z = (x - mu) / sd  # BUG: the means have lost their axis
print(z.shape)
