import numpy as np


def spectrogram(signal, size=256, hop=128):
    starts = range(0, len(signal) - size + 1, hop)
    window = np.hanning(size)
    frames = np.stack([signal[s : s + hop] * window for s in starts])  # BUG: frames of the hop's length
    return np.abs(np.fft.rfft(frames, axis=1)) ** 2


tone = np.sin(2 * np.pi * 440 * np.arange(8000) / 8000)
power = spectrogram(tone)
print(power.shape, power.mean(axis=0).argmax())
