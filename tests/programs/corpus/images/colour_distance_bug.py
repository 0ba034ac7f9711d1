import numpy as np

palette = np.array([[0, 0, 0], [255, 255, 255], [255, 0, 0], [0, 0, 255]], dtype=float)


def quantize(image, palette):
    h, w, c = image.shape
    flat = image.reshape(h * w, c)
    distance = np.linalg.norm(flat - palette[:, None, None], axis=2)
    nearest = distance.argmin(axis=0)
    return palette[nearest].reshape(h, w, c)  # BUG: one axis too many has been added, so too few are left


image = np.random.randint(0, 256, size=(20, 30, 3)).astype(float)
print(np.unique(quantize(image, palette).reshape(-1, 3), axis=0))
