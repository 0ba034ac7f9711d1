import numpy as np

images = np.random.rand(20, 28, 28, 1)
flat = images.reshape(20, 28 * 28)
W = np.random.rand(28 * 28, 10)
logits = flat @ W
labels = np.random.randint(0, 10, 20)
onehot = np.zeros((20, 10))
onehot[np.arange(20), labels] = 1
print(((logits - onehot) ** 2).mean())
