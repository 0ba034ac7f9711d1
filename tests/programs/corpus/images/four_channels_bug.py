import numpy as np

LUMA = np.array([0.299, 0.587, 0.114])


def luminance(image):
    return image @ LUMA  # BUG: a PNG with transparency has four channels


def load_png(height, width):
    pixels = np.random.randint(0, 256, size=height * width * 4, dtype=np.uint8)
    return pixels.reshape(height, width, 4) / 255


y = luminance(load_png(90, 160))
print(y.mean())
