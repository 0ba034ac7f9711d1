import numpy as np

frames, points = 200, 64
window = np.hanning(points)
signal = np.random.randn(frames, points)

buffer = np.empty((frames, points))
for repeat in range(3):
    np.multiply(signal, window, out=buffer)
    energy = np.mean(buffer**2)
    print(repeat, energy)
