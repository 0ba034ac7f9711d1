import numpy as np

links = {0: [1, 2], 1: [2], 2: [0], 3: [0, 2]}
n = len(links)
M = np.zeros((n, n))
for src, dsts in links.items():
    for dst in dsts:
        M[dst, src] = 1 / len(dsts)
d = 0.85
r = np.ones(n) / n
for _ in range(50):
    r = (1 - d) / n + d * M @ r
print(r)
