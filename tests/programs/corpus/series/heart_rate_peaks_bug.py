import numpy as np

ecg = np.random.randn(2000)
window = np.hanning(51)
window = window / window.sum()
smooth = np.convolve(ecg, window, mode="same")
threshold = smooth.mean() + smooth.std()
above = smooth > threshold
starts = above[1:] & ~above  # BUG: the shifted one is shorter
print(starts.sum())
