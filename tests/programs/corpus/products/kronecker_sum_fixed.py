import numpy as np

nx, ny = 10, 14


def second_difference(n):
    return 2 * np.eye(n) - np.eye(n, k=1) - np.eye(n, k=-1)


A = np.kron(np.eye(ny), second_difference(nx)) + np.kron(np.eye(nx), second_difference(ny))
f = np.ones((ny, nx)).ravel()
u = np.linalg.solve(A, f)
print(u.max())
