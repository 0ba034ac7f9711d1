import numpy as np

canvas = np.ones((64, 64), dtype=np.float32)
canvas[10:20, 10:30] = 0.5
canvas[40:50, 5] = 0
print(canvas.sum())
