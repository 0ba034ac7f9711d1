import numpy as np


def softmax(x, axis=-1):
    if x.ndim == 1:
        e = np.exp(x - x.max())
        return e / e.sum()
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


def mix(experts, gate):
    """Let a gate weigh the answers of some experts."""
    return np.sum(gate.T[:, :, None] * experts, axis=0)


experts = softmax(np.random.rand(3, 50, 10))
gate = softmax(np.random.rand(50, 3))
single = softmax(np.random.rand(4))
print(mix(experts, gate).sum(), single.sum())
