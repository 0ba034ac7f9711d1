from __future__ import annotations

import numpy as np
from jaxtyping import Float


def attend(
    q: Float[np.ndarray, "batch query dim"],
    k: Float[np.ndarray, "batch key dim"],
    v: Float[np.ndarray, "batch key value"],
) -> Float[np.ndarray, "batch query value"]:
    scores = q @ k / np.sqrt(q.shape[-1])  # BUG: the keys must be transposed
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights = weights / weights.sum(axis=-1, keepdims=True)
    return weights @ v


print(attend(np.random.rand(2, 5, 8), np.random.rand(2, 7, 8), np.random.rand(2, 7, 3)).shape)
