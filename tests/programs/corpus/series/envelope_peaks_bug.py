import numpy as np

signal = np.abs(np.sin(np.linspace(0, 60, 600)))
t = np.arange(600)
peaks = np.arange(10, 600, 21)
heights = signal[peaks]
envelope = np.interp(t, peaks, signal)  # BUG: heights at the peaks are wanted
print(envelope.mean())
