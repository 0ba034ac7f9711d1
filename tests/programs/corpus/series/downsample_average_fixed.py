import numpy as np

raw = np.random.randn(44100)
factor = 441
frames = raw.reshape(-1, factor)
rms = np.sqrt((frames**2).mean(axis=1))
gain = np.repeat(np.clip(0.1 / rms, 0, 10), factor)
out = raw * gain
print(out.std())
