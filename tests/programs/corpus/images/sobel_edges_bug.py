import numpy as np


def gradients(image):
    gx = image[:, 2:] - image[:, :-2]
    gy = image[2:, :] - image[:-2, :]
    return np.sqrt(gx**2 + gy**2)  # BUG: one has lost two columns, the other two rows


image = np.zeros((50, 70))
image[15:35, 20:50] = 1.0
edges = gradients(image)
print("edge pixels:", np.count_nonzero(edges))
