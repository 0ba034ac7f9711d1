"""Why the gradient of a bias is a sum over the batch, and why it keeps its dimensions.

A bias of shape (1, C) is broadcast: every example of a batch adds the same numbers to its scores. A loss therefore
depends on the bias once through each example, and what each of them says adds up: the gradient is the sum of the
rows of `dscores`, along the batch axis. With keepdims=True it has the shape of the bias; without, it is (C,).

    python examples/bias_gradient.py
"""

from __future__ import annotations

import numpy as np

from shapedgrad import NDArray, Shape, vjp

f8 = np.float64


def scores(
    x: NDArray[Shape["N, D"], f8], w: NDArray[Shape["D, C"], f8], b: NDArray[Shape["1, C"], f8]
) -> NDArray[Shape["N, C"], f8]:
    """Return the scores of N examples for C classes."""
    return x @ w + b


def bias_gradient(dscores: NDArray[Shape["N, C"], f8]) -> NDArray[Shape["1, C"], f8]:
    """Return the gradient of the bias, given that of the scores."""
    return np.sum(dscores, axis=0, keepdims=True)


def without_keepdims(dscores: NDArray[Shape["N, C"], f8]) -> NDArray[Shape["1, C"], f8]:
    """Forget keepdims: the checker has (C,) where (1, C) is declared."""
    return np.sum(dscores, axis=0)  # type: ignore[return-value]


def over_the_classes(dscores: NDArray[Shape["N, C"], f8]) -> NDArray[Shape["1, C"], f8]:
    """Sum over the wrong axis: the checker has (N, 1)."""
    return np.sum(dscores, axis=1, keepdims=True)  # type: ignore[return-value]


def transposed(dscores: NDArray[Shape["N, C"], f8]) -> NDArray[Shape["1, C"], f8]:
    """Sum the transposed cotangents: the checker has (1, N)."""
    return np.sum(dscores.T, axis=0, keepdims=True)  # type: ignore[return-value]


def weighted_by_ones(dscores: NDArray[Shape["N, C"], f8]) -> NDArray[Shape["1, C"], f8]:
    """Return the same sum as a matrix product: the derivative of broadcasting is a column of ones, transposed."""
    ones = np.ones((1, len(dscores)))
    return ones @ dscores


def by_autodiff(
    x: NDArray[Shape["N, D"], f8],
    w: NDArray[Shape["D, C"], f8],
    b: NDArray[Shape["1, C"], f8],
    dscores: NDArray[Shape["N, C"], f8],
) -> NDArray[Shape["1, C"], f8]:
    """Return what the vector-Jacobian product of `scores` says of the bias."""
    _, pullback = vjp(scores, x, w, b)
    gradient: NDArray[Shape["1, C"], f8] = pullback(dscores)[2]
    return gradient


def main() -> None:
    """Compare the sums for the scores of two examples and three classes."""
    dscores = np.array([[1.0, 2.0, 3.0], [2.0, 3.0, 4.0]])
    x, w, b = np.ones((2, 4)), np.ones((4, 3)), np.zeros((1, 3))
    print("sum over the batch:", bias_gradient(dscores))
    print("ones times dscores:", weighted_by_ones(dscores))
    print("by autodiff:       ", by_autodiff(x, w, b, dscores))
    print("over the classes:  ", np.sum(dscores, axis=1, keepdims=True).tolist(), "is of no bias")


if __name__ == "__main__":
    main()
