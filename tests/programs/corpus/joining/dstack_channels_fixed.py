import numpy as np

red = np.random.rand(60, 80)
green = np.random.rand(60, 80)
blue = np.random.rand(30, 40)  # half resolution


def upsample(channel):
    return channel.repeat(2, axis=0).repeat(2, axis=1)


image = np.dstack([red, green, upsample(blue)])
print(image.shape)
