import numpy as np

n = 1024
x = np.random.randn(n)
X = np.fft.rfft(x)
f = np.fft.rfftfreq(n, 1 / 100)
H = 1 / np.sqrt(1 + (np.fft.fftfreq(n, 1 / 100) / 10) ** 4)
y = np.fft.irfft(X * H)  # BUG: the response at all frequencies
print(y.std())
