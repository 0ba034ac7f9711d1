import numpy as np

t_slow = np.linspace(0, 10, 51)
t_fast = np.linspace(0, 10, 1001)
pressure = np.sin(t_slow)
flow = np.cos(t_fast)

power = np.interp(t_fast, t_slow, pressure) * flow
energy = np.sum(0.5 * (power[1:] + power[:-1]) * np.diff(t_fast))
print(energy)
