import numpy as np

def find_coefficients(src, dst):
    matrix = []
    for (x, y), (u, v) in zip(src, dst):
        matrix.append([x, y, 1, 0, 0, 0, -u * x, -u * y])
        matrix.append([0, 0, 0, x, y, 1, -v * x, -v * y])
    A = np.array(matrix, dtype=float)
    b = np.array(dst).reshape(8)
    return np.linalg.solve(A, b)

src = [(0, 0), (100, 0), (100, 100), (0, 100)]
dst = [(10, 5), (90, 8), (95, 98), (3, 93)]
print(find_coefficients(src, dst))
