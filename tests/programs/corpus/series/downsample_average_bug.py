import numpy as np

raw = np.random.randn(44100)
factor = 441
frames = raw.reshape(-1, factor)
rms = np.sqrt((frames**2).mean(axis=1))
gain = np.clip(0.1 / rms, 0, 10)
out = raw * gain  # BUG: a gain for each frame
print(out.std())
