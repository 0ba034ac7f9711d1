import numpy as np

A = np.random.rand(8, 5)
U, S, Vt = np.linalg.svd(A)

rebuilt = U[:, :5] @ np.diag(S) @ Vt
print(np.allclose(A, rebuilt))

for rank in range(1, 6):
    low = (U[:, :rank] * S[:rank]) @ Vt[:rank]
    print(rank, np.linalg.norm(A - low))
