import numpy as np

# CIFAR-like: 100 images of 32 x 32 pixels in 3 channels
images = np.random.randint(0, 256, (100, 32, 32, 3)).astype(np.float32)


def normalize(batch):
    mean = batch.mean(axis=(1, 2))
    std = batch.std(axis=(1, 2))
    return (batch - mean) / (std + 1e-7)  # BUG: (100, 3) does not line up with (100, 32, 32, 3)


train = normalize(images)
print(train.mean(), train.std(), train.dtype)
