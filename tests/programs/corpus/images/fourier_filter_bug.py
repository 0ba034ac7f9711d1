import numpy as np

image = np.random.rand(128, 96)
spectrum = np.fft.rfft2(image)

fy = np.fft.fftfreq(128)[:, None]
fx = np.fft.fftfreq(96)
low = np.hypot(fy, fx) < 0.1
smooth = np.fft.irfft2(spectrum * low, s=image.shape)  # BUG: rfft2 has only half of the last axis
print(image.std(), smooth.std())
