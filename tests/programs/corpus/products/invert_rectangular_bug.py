import numpy as np


def calibrate(raw, reference):
    """The matrix that takes raw readings to reference values."""
    return np.linalg.inv(raw) @ reference  # BUG: 12 readings of 3 sensors are no square matrix


raw = np.random.rand(12, 3)
reference = raw @ np.array([[1.1, 0, 0], [0, 0.9, 0], [0, 0, 1.0]])
print(calibrate(raw, reference))
