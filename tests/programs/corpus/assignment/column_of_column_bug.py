import numpy as np

A = np.array(
    [
        [-54.0, 25.0, 0.0, 0.0],
        [25.0, -54.0, 25.0, 0.0],
        [0.0, 25.0, -54.0, 25.0],
        [0.0, 0.0, 25.0, -54.0],
    ]
)
b = np.array([[-0.8], [-1.6], [-2.4], [-53.2]])


def cramer(A, b):
    """Solve by Cramer's rule."""
    det = np.linalg.det(A)
    x = np.zeros(len(b))
    for j in range(4):
        Aj = A.copy()
        Aj[:, j] = b  # BUG: a column of A is a vector, b is (4, 1)
        x[j] = np.linalg.det(Aj) / det
    return x


print(cramer(A, b))
