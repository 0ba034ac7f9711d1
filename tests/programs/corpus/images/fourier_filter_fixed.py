import numpy as np

image = np.random.rand(128, 96)
spectrum = np.fft.rfft2(image)

fy = np.fft.fftfreq(128)[:, None]
fx = np.fft.rfftfreq(96)
low = np.hypot(fy, fx) < 0.1
smooth = np.fft.irfft2(spectrum * low, s=image.shape)
print(image.std(), smooth.std())
