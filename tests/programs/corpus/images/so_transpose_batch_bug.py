import numpy as np

images = np.random.rand(20, 28, 28, 1)
flat = images.reshape(28 * 28, 20).T
W = np.random.rand(28 * 28, 10)
logits = flat @ W
labels = np.random.randint(0, 10, 20)
onehot = np.zeros((10, 20))
onehot[labels, np.arange(20)] = 1
print(((logits - onehot) ** 2).mean())  # BUG: the classes are the rows of the labels
