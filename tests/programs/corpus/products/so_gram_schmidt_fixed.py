import numpy as np

def gram_schmidt(A):
    Q = []
    for v in A:
        w = v - sum(np.dot(v, q) * q for q in Q)
        if (w > 1e-10).any():
            Q.append(w / np.linalg.norm(w))
    return np.array(Q)

A = np.array([[1.0, 1.0, 0.0], [1.0, 0.0, 1.0], [0.0, 1.0, 1.0]])
Q = gram_schmidt(A)
print(np.allclose(Q @ Q.T, np.eye(3)))
