import numpy as np

x = np.random.randn(400)
order = 10
r = np.correlate(x, x, mode="full")[len(x) - 1 :]
R = np.array([[r[abs(i - j)] for j in range(order)] for i in range(order)])
a = np.linalg.solve(R, r[1 : order + 1])
print(a)
