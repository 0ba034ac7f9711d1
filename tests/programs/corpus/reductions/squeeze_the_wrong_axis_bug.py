import numpy as np


def predict(image, weights):
    batch = image[np.newaxis, ..., np.newaxis]
    flat = batch.reshape(1, -1)
    scores = flat @ weights
    return np.squeeze(scores, axis=1)  # BUG: the axis of length one is the first


image = np.random.rand(28, 28)
weights = np.random.rand(784, 10)
print(predict(image, weights).argmax())
