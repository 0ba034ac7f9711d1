import numpy as np

angles = np.array([30.0, 45.0, 60.0])
radians = np.deg2rad(angles)
sines = [float(np.sin(radians))]  # BUG: three numbers are no float
print(sines)
