"""Distances of all test points to all training points, without a loop: (a - b)^2 = a^2 - 2ab + b^2.

python examples/nearest_neighbours.py
"""

from __future__ import annotations

import numpy as np

from shapedgrad import NDArray, Shape, grad
from shapedgrad.ops import pairwise_distance

f8 = np.float64


def distances(
    test: NDArray[Shape["M, D"], f8], train: NDArray[Shape["N, D"], f8]
) -> NDArray[Shape["M, N"], f8]:
    """Return all distances by one matrix product; rounding must not make a square negative."""
    of_test = np.sum(test**2, axis=1, keepdims=True)
    of_train = np.sum(train**2, axis=1)
    return np.sqrt(np.maximum(of_test - 2 * test @ train.T + of_train, 0.0))


def not_transposed(
    test: NDArray[Shape["M, D"], f8], train: NDArray[Shape["N, D"], f8]
) -> NDArray[Shape["M, N"], f8]:
    """Forget to transpose: D and N need not be equal."""
    return test @ train  # type: ignore[shape-unproven]


def not_a_column(
    test: NDArray[Shape["M, D"], f8], train: NDArray[Shape["N, D"], f8]
) -> NDArray[Shape["N"], f8]:
    """Forget keepdims: M and N need not be equal."""
    return np.sum(test**2, axis=1) + np.sum(train**2, axis=1)  # type: ignore[shape-unproven]


def gradient_by_hand(
    test: NDArray[Shape["M, D"], f8], train: NDArray[Shape["N, D"], f8]
) -> NDArray[Shape["M, D"], f8]:
    """Return the gradient of the sum of distances: unit vectors from the training points, none where they meet."""
    apart = test[:, None, :] - train[None, :, :]
    length = distances(test, train)
    directions = apart / np.where(length == 0, 1.0, length)[:, :, None]
    return np.sum(directions, axis=1)


def main() -> None:
    """Print the table of two test and four training points, two of which are the same."""
    test = np.array([[1.0, 2.0], [3.0, 4.0]])
    train = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0], [7.0, 8.0]])
    print("by one product:\n", distances(test, train))
    print("by differences:\n", pairwise_distance(test, train))
    print("gradient of the sum:\n", grad(lambda x: np.sum(distances(x, train)))(test))


if __name__ == "__main__":
    main()
