import numpy as np

fs = 500
t = np.arange(0, 2, 1 / fs)
signal = np.sin(2 * np.pi * 50 * t) + 0.5 * np.sin(2 * np.pi * 120 * t)
spectrum = np.fft.rfft(signal)
freqs = np.fft.rfftfreq(len(signal), 1 / fs)
power = np.abs(spectrum) ** 2
centroid = np.sum(freqs * power) / np.sum(power)
print(centroid)
