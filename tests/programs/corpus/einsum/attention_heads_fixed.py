import numpy as np


def split_heads(x, heads):
    b, t, d = x.shape
    return x.reshape(b, t, heads, d // heads).transpose(0, 2, 1, 3)


def attention(q, k, v):
    scores = np.einsum("bhqd,bhkd->bhqk", q, k) / np.sqrt(q.shape[-1])
    scores -= scores.max(axis=-1, keepdims=True)
    weights = np.exp(scores)
    weights /= weights.sum(axis=-1, keepdims=True)
    return np.einsum("bhqk,bhkd->bhqd", weights, v)


batch, tokens, dim, heads = 2, 7, 32, 4
x = np.random.randn(batch, tokens, dim)
q, k, v = (split_heads(x @ (np.random.randn(dim, dim) / np.sqrt(dim)), heads) for _ in range(3))
out = attention(q, k, v)
print(out.shape)
