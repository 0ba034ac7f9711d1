import numpy as np

n_users, n_items, k = 40, 25, 6
rng = np.random.default_rng(0)

ratings = rng.integers(1, 6, size=(n_users, n_items)).astype(float)
P = rng.normal(scale=0.1, size=(n_users, k))
Q = rng.normal(scale=0.1, size=(n_items, k))


def reconstruct(P, Q):
    return np.dot(P, Q)  # BUG: the items' factors must be transposed


lr, reg = 0.005, 0.02
for epoch in range(20):
    error = ratings - reconstruct(P, Q)
    P += lr * (error @ Q - reg * P)
    Q += lr * (error.T @ P - reg * Q)

print("rmse", np.sqrt(np.mean((ratings - reconstruct(P, Q)) ** 2)))
