import numpy as np

height, width = 120, 160
background = np.random.rand(height, width, 3)
foreground = np.random.rand(height, width, 3)

yy, xx = np.mgrid[:height, :width]
alpha = np.clip((xx - 40) / 80, 0, 1)


def blend(fg, bg, alpha):
    return fg * alpha + bg * (1 - alpha)  # BUG: the mask has no axis for the channels


result = blend(foreground, background, alpha)
print(result.min(), result.max())
