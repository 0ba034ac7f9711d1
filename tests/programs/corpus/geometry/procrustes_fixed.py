import numpy as np


def procrustes(A, B):
    a0, b0 = A.mean(axis=0), B.mean(axis=0)
    U, S, Vt = np.linalg.svd((A - a0).T @ (B - b0))
    R = Vt.T @ U.T
    t = b0 - R @ a0
    return R, t


A = np.random.rand(15, 3)
angle = 0.7
turn = np.array([[np.cos(angle), -np.sin(angle), 0], [np.sin(angle), np.cos(angle), 0], [0, 0, 1]])
R, t = procrustes(A, A @ turn.T + [1, 2, 3])
print(np.abs(R - turn).max(), t)
