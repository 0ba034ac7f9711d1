from __future__ import annotations

import numpy as np
from jaxtyping import Float, Int


def gather_log_probs(
    log_probs: Float[np.ndarray, "n classes"],
    labels: Int[np.ndarray, " n"],
) -> Float[np.ndarray, " n"]:
    return log_probs[np.arange(len(labels)), labels]


def main() -> None:
    rng = np.random.default_rng(0)
    logits = rng.normal(size=(100, 10))
    log_probs = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
    labels = rng.integers(0, 10, size=99)
    picked = gather_log_probs(log_probs, labels)  # SILENT (declared): 99 labels for 100 samples
    print(-picked.mean())


main()
