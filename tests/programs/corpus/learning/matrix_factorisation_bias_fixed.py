import numpy as np

R = np.random.randint(0, 6, size=(30, 18)).astype(float)
users, items = R.shape
k = 5
P = np.random.normal(scale=1 / k, size=(users, k))
Q = np.random.normal(scale=1 / k, size=(items, k))
b_u = np.zeros(users)
b_i = np.zeros(items)
b = R[R > 0].mean()


def full_matrix():
    return b + b_u[:, np.newaxis] + b_i[np.newaxis, :] + P.dot(Q.T)


for i in range(users):
    for j in range(items):
        if R[i, j] > 0:
            e = R[i, j] - (b + b_u[i] + b_i[j] + P[i] @ Q[j])
            b_u[i] += 0.01 * e
            b_i[j] += 0.01 * e
            P[i] += 0.01 * e * Q[j]
            Q[j] += 0.01 * e * P[i]
print(np.abs(full_matrix() - R).mean())
