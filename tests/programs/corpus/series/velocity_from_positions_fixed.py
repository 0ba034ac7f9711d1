import numpy as np

dt = 0.02
positions = np.cumsum(np.random.randn(300, 3) * 0.01, axis=0)
velocity = np.diff(positions, axis=0) / dt
acceleration = np.diff(velocity, axis=0) / dt
mass = 1.5

force = mass * acceleration
power = np.sum(force * velocity[1:], axis=1)
print(power.mean())
