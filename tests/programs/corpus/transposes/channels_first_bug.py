import numpy as np

MEAN = np.array([0.485, 0.456, 0.406])
STD = np.array([0.229, 0.224, 0.225])


def preprocess(image):
    """From (height, width, channels) in bytes to (1, channels, height, width)."""
    x = image / 255.0
    x = x.transpose(2, 0, 1)
    x = (x - MEAN) / STD  # BUG: the channels are first already
    return x[np.newaxis].astype(np.float32)


photo = np.random.randint(0, 256, size=(224, 320, 3), dtype=np.uint8)
batch = preprocess(photo)
print(batch.shape, batch.dtype)
