import numpy as np


def split(m):
    r, c = m.shape[0] // 2, m.shape[1] // 2
    return m[:r, :c], m[:r, c:], m[r:, :c], m[r:, c:]


def strassen(x, y):
    a, b, c, d = split(x)
    e, f, g, h = split(y)
    p1 = a @ (f - h)
    p2, p3, p4 = (a + b) @ h, (c + d) @ e, d @ (g - e)
    p5, p6, p7 = (a + d) @ (e + h), (b - d) @ (g + h), (a - c) @ (e + f)
    top = np.hstack([p5 + p4 - p2 + p6, p1 + p2])
    bottom = np.hstack([p3 + p4, p1 + p5 - p3 - p7])
    return np.vstack([top, bottom])


x, y = np.random.rand(8, 8), np.random.rand(8, 8)
print(np.allclose(strassen(x, y), x @ y))
