from __future__ import annotations

import numpy as np

from shapedgrad import NDArray, Shape


def class_means(
    x: NDArray[Shape["N, D"], np.float64],
    onehot: NDArray[Shape["N, K"], np.float64],
) -> NDArray[Shape["K, D"], np.float64]:
    """The mean of the samples of each class."""
    counts = onehot.sum(axis=0)
    return onehot.T @ x / counts[:, None]


x = np.random.randn(30, 5)
labels = np.arange(30) % 3
print(class_means(x, np.eye(3)[labels]))
