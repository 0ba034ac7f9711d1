import numpy as np

image = np.random.randint(0, 256, (64, 48, 3)).astype(float)


def to_gray(image):
    h, w, _ = image.shape
    gray = np.mean(image, axis=2)
    return gray.reshape(h, w, 3)  # BUG: the mean has left one value per pixel


gray = to_gray(image)
print("contrast:", gray.std())
