import numpy as np

n = 4
v = np.array([1.0, 2.0, 2.0, 0.0])


def householder(v):
    """The reflection that maps v to a multiple of the first axis."""
    u = v.copy()
    u[0] += np.sign(v[0]) * np.linalg.norm(v)
    projection = u @ u.T / (u @ u)  # SILENT: .T does nothing to a vector, so this is a number
    return np.eye(len(v)) - 2 * projection


H = householder(v)
print(H @ v)
