import numpy as np

def best_fit(A, B):
    ca, cb = A.mean(axis=0), B.mean(axis=0)
    H = (A - ca).T @ (B - cb)
    U, S, Vt = np.linalg.svd(H)
    R = Vt.T @ U.T
    t = cb - R @ ca
    return R, t

src = np.random.rand(50, 3)
dst = np.random.rand(50, 3)
R, t = best_fit(src, dst)
aligned = R @ src + t  # BUG: the points are rows
print(np.abs(aligned - dst).mean())
