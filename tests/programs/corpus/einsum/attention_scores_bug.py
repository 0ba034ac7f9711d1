import numpy as np

batch, heads, length, depth = 2, 4, 10, 16
q = np.random.rand(batch, length, heads, depth)
k = np.random.rand(batch, length, heads, depth)
v = np.random.rand(batch, length, heads, depth)
scores = np.einsum("bqhd,bkhd->bhqk", q, k) / np.sqrt(depth)
weights = np.exp(scores)
weights /= weights.sum(axis=-1, keepdims=True)
out = np.einsum("bhqk,bhkd->bqhd", weights, v)  # BUG: the values have the length in front of the heads
print(out.shape)
