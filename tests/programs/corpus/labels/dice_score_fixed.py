import numpy as np


def dice(prediction, truth):
    overlap = np.sum(prediction * truth[..., 0], axis=(1, 2))
    size = prediction.sum(axis=(1, 2)) + truth.sum(axis=(1, 2, 3))
    return 2 * overlap / size


prediction = (np.random.rand(6, 32, 40) > 0.5).astype(float)
truth = (np.random.rand(6, 32, 40, 1) > 0.5).astype(float)
print(dice(prediction, truth))
