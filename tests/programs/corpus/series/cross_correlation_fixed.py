import numpy as np


def align(a, b):
    correlation = np.correlate(a - a.mean(), b - b.mean(), mode="full")
    lags = np.arange(-len(b) + 1, len(a))
    return lags, correlation


a = np.sin(np.linspace(0, 12, 300))
b = np.sin(np.linspace(0.5, 9.5, 220))
lags, correlation = align(a, b)
weights = np.hanning(len(correlation))
best = lags[(weights * correlation).argmax()]
print("lag:", best)
