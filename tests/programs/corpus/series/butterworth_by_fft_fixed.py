import numpy as np

n = 1024
x = np.random.randn(n)
X = np.fft.rfft(x)
f = np.fft.rfftfreq(n, 1 / 100)
H = 1 / np.sqrt(1 + (f / 10) ** 4)
y = np.fft.irfft(X * H)
print(y.std())
