import numpy as np

n, d, k = 200, 2, 3
rng = np.random.default_rng(4)
X = np.vstack([rng.normal(loc=c, size=(n // 2, d)) for c in (0, 5)])
resp = rng.dirichlet(np.ones(k), size=n)


def m_step(X, resp):
    weight = resp.sum(axis=0)
    means = resp.T @ X / weight[:, None]
    covs = []
    for j in range(k):
        centered = X - means[j]
        covs.append((resp[:, j, None] * centered).T @ centered / weight[j])
    return weight / len(X), means, np.array(covs)


pi, means, covs = m_step(X, resp)
print(pi, means)
