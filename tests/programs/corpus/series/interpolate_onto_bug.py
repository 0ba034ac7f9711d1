import numpy as np

t_slow = np.linspace(0, 10, 51)
t_fast = np.linspace(0, 10, 1001)
pressure = np.sin(t_slow)
flow = np.cos(t_fast)

power = pressure * flow  # BUG: the two were sampled at different times
energy = np.sum(0.5 * (power[1:] + power[:-1]) * np.diff(t_fast))
print(energy)
