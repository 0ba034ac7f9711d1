import numpy as np

t = np.linspace(0, 2, 25)
data = 3 * np.exp(-1.3 * t) + 0.01 * np.random.randn(25)


def residual(p):
    return p[0] * np.exp(-p[1] * t) - data


def jacobian(p):
    e = np.exp(-p[1] * t)
    return np.stack([e, -p[0] * t * e], axis=1)


p = np.array([1.0, 1.0])
for _ in range(20):
    r, J = residual(p), jacobian(p)
    p = p - np.linalg.solve(J.T @ J, J.T @ r)
print(p)
