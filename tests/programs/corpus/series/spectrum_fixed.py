import numpy as np

fs, seconds = 200, 5
t = np.arange(fs * seconds) / fs
signal = np.sin(2 * np.pi * 12 * t) + 0.5 * np.sin(2 * np.pi * 40 * t)

spectrum = np.abs(np.fft.rfft(signal))
frequencies = np.fft.rfftfreq(len(signal), 1 / fs)
band = spectrum[(frequencies > 8) & (frequencies < 15)]
print("power in the band:", np.sum(band**2))
