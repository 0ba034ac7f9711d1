import numpy as np

canvas = np.ones((64, 64), dtype=np.float32)
canvas[10:20, 10:30] = np.array([1.0, 0.0, 0.0])  # BUG: a colour, but the canvas is gray
canvas[40:50, 5] = 0
print(canvas.sum())
