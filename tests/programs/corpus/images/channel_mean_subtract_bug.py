import numpy as np

batch = np.random.rand(16, 3, 32, 32)
mean = np.array([0.485, 0.456, 0.406])
std = np.array([0.229, 0.224, 0.225])
normalised = (batch - mean) / std  # BUG: the channels are not last
print(normalised.mean())
