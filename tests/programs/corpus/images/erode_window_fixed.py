import numpy as np

def erode(binary, size=3):
    k = size // 2
    h, w = binary.shape
    out = np.zeros((h, w), dtype=binary.dtype)
    element = np.ones((size, size), dtype=bool)
    for i in range(k, h - k):
        for j in range(k, w - k):
            window = binary[i - k : i + k + 1, j - k : j + k + 1]
            out[i, j] = np.all(window[element])
    return out

print(erode(np.random.rand(12, 12) > 0.2).sum())
