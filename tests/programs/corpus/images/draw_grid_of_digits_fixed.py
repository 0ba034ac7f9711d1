import numpy as np

digits = np.random.rand(25, 8, 8)
canvas = np.zeros((5 * 8, 5 * 8))
for i in range(5):
    for j in range(5):
        canvas[i * 8 : (i + 1) * 8, j * 8 : (j + 1) * 8] = digits[i * 5 + j]
print(canvas.mean())
