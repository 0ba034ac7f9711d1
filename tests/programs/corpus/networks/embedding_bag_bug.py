import numpy as np

rng = np.random.default_rng(42)
V, E, H = 5000, 64, 32
params = dict(
    emb=rng.normal(size=(V, E)) * 0.1,
    W=rng.normal(size=(E, H)) * 0.1,
    U=rng.normal(size=(H, 1)) * 0.1,
)

def forward(p, ids):
    e = p["emb"][ids]
    pooled = e.mean(axis=0)
    h = np.tanh(pooled @ p["W"])
    return 1 / (1 + np.exp(-(h @ p["U"])))

ids = rng.integers(0, V, size=(16, 20))
labels = rng.integers(0, 2, size=(16, 1))
probs = forward(params, ids)
loss = -np.mean(labels * np.log(probs) + (1 - labels) * np.log(1 - probs))  # BUG: the words are pooled over the samples
