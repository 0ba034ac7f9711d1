import numpy as np

def design(x, p):
    rows = []
    for t in range(p, len(x)):
        rows.append(x[t - p : t][::-1])
    return np.array(rows)

x = np.cumsum(np.random.randn(200))
p = 3
A = design(x, p)
coef, *_ = np.linalg.lstsq(A, x[p:], rcond=None)
print(coef)
