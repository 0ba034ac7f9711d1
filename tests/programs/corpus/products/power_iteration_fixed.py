import numpy as np


def page_rank(links, damping=0.85, rounds=30):
    n = links.shape[0]
    out = links.sum(axis=1, keepdims=True)
    M = np.divide(links, out, where=out > 0, out=np.zeros_like(links))
    rank = np.ones((n, 1)) / n
    for _ in range(rounds):
        rank = (1 - damping) / n + damping * M.T @ rank
    return rank


links = (np.random.rand(12, 12) > 0.7).astype(float)
print(page_rank(links).ravel())
