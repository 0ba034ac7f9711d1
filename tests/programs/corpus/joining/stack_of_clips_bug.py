import numpy as np

RATE = 100


def clips(signal, seconds):
    """Cut a recording into clips and stack them."""
    step = seconds * RATE
    pieces = [signal[i : i + step] for i in range(0, len(signal), step)]
    return np.stack(pieces)  # BUG: the last piece is shorter than the others


recording = np.sin(np.linspace(0, 300, 1050))
stacked = clips(recording, 2)
print(stacked.shape, stacked.std(axis=1))
