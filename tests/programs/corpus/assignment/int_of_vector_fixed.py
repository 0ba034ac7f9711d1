import numpy as np

angles = np.array([30.0, 45.0, 60.0])
radians = np.deg2rad(angles)
sines = [float(s) for s in np.sin(radians)]
print(sines)
