"""A linear classifier with hinge loss: the gradient by hand, by a mask, and by autodiff.

python examples/svm.py
"""

from __future__ import annotations

import numpy as np

from shapedgrad import NDArray, Shape, value_and_grad
from shapedgrad.ops import hinge_loss

f8 = np.float64
i8 = np.int64

REGULARISATION = 5e-7
X: NDArray[Shape["4, 2"], f8] = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0], [7.0, 8.0]])
Y: NDArray[Shape["4"], i8] = np.array([1, 0, 2, 1])


def margins(scores: NDArray[Shape["N, C"], f8], y: NDArray[Shape["N"], i8]) -> NDArray[Shape["N, C"], f8]:
    """Return how far each wrong score is above one below the right one."""
    n = len(y)
    right = scores[np.arange(n), y].reshape(n, 1)
    margin = np.maximum(0.0, scores - right + 1.0)
    margin[np.arange(n), y] = 0.0
    return margin


def loss(
    w: NDArray[Shape["D, C"], f8], x: NDArray[Shape["N, D"], f8], y: NDArray[Shape["N"], i8]
) -> np.float64:
    """Return the mean of the margins, and a little of the weights' squares."""
    return np.sum(margins(x @ w, y)) / len(y) + REGULARISATION * np.sum(w * w)


def gradient_by_hand(
    w: NDArray[Shape["D, C"], f8], x: NDArray[Shape["N, D"], f8], y: NDArray[Shape["N"], i8]
) -> NDArray[Shape["D, C"], f8]:
    """Return the gradient: each example counts once for a wrong class above, and against its own for each of these."""
    n = len(y)
    mask = (margins(x @ w, y) > 0).astype(np.float64)
    mask[np.arange(n), y] -= np.sum(mask, axis=1)
    return x.T @ mask / n + 2 * REGULARISATION * w


def with_ours(
    w: NDArray[Shape["D, C"], f8], x: NDArray[Shape["N, D"], f8], y: NDArray[Shape["N"], i8]
) -> np.float64:
    """Return the same loss by `shapedgrad.ops.hinge_loss`."""
    return hinge_loss(x @ w, y) + REGULARISATION * np.sum(w * w)


def main() -> None:
    """Print loss and gradients at small random weights."""
    w = 0.001 * np.random.default_rng(0).normal(size=(2, 3))
    value, gradient = value_and_grad(loss)(w, X, Y)
    print("loss:", value)
    print("by autodiff:\n", gradient)
    print("by hand:\n", gradient_by_hand(w, X, Y))
    print("of hinge_loss:\n", value_and_grad(with_ours)(w, X, Y)[1])


if __name__ == "__main__":
    main()
