import numpy as np

N = 10
t = np.linspace(-np.pi, np.pi, 1000)
f = np.sign(t)
n = np.arange(1, N + 1)
b = np.array([np.trapezoid(f * np.sin(k * t), t) / np.pi for k in n])
approx = (b * np.sin(n * t)).sum()  # BUG: ten harmonics and a thousand times
print(np.abs(approx - f).mean())
