import numpy as np

n = 400
r_max = 10
dr = r_max / n
r = np.linspace(dr, r_max, num=n)
f = np.tanh(r)
d1 = np.zeros(r.size)
d2 = np.zeros(r.size)
for step in range(3):
    for i in range(1, n - 1):
        d1[i] = (f[i + 1] - f[i - 1]) / (2 * dr)
        d2[i] = (-f[i + 2] + 4 * f[i + 1] - 3 * f[i]) / dr**2  # BUG: i + 2 runs out of the array
    f = f + 1e-6 * (d2 + d1 / r - f / r**2 + f * (1 - f**2))
print(f[-1])
