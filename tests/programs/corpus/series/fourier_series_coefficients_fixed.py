import numpy as np

N = 10
t = np.linspace(-np.pi, np.pi, 1000)
f = np.sign(t)
n = np.arange(1, N + 1)
b = np.array([np.trapezoid(f * np.sin(k * t), t) / np.pi for k in n])
approx = (b[:, None] * np.sin(n[:, None] * t)).sum(axis=0)
print(np.abs(approx - f).mean())
