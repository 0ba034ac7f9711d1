import numpy as np


class Augment:
    def __init__(self, size, seed=0):
        self.size = size
        self.rng = np.random.default_rng(seed)

    def crop(self, image):
        h, w = image.shape[:2]
        top = (h - self.size) // 2
        left = (w - self.size) // 2
        return image[top : top + self.size, left : left + self.size]

    def noise(self, image):
        return image + self.rng.normal(0, 0.1, size=(self.size, self.size))  # BUG: the noise has no channels

    def __call__(self, image):
        return self.noise(self.crop(image))


augment = Augment(64)
batch = np.stack([augment(np.random.rand(100, 120, 3)) for _ in range(8)])
print(batch.shape)
