"""A softmax classifier with cross-entropy loss, stabilised; for tiny weights the loss is about ln 3.

python examples/softmax_loss.py
"""

from __future__ import annotations

import numpy as np

from shapedgrad import NDArray, Shape, value_and_grad
from shapedgrad.ops import cross_entropy

f8 = np.float64
i8 = np.int64

REGULARISATION = 5e-7
X: NDArray[Shape["4, 2"], f8] = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0], [7.0, 8.0]])
Y: NDArray[Shape["4"], i8] = np.array([1, 0, 2, 1])


def softmax(scores: NDArray[Shape["N, C"], f8]) -> NDArray[Shape["N, C"], f8]:
    """Return probabilities; without its largest score no row overflows."""
    powers = np.exp(scores - np.max(scores, axis=1, keepdims=True))
    return powers / np.sum(powers, axis=1, keepdims=True)


def loss(
    w: NDArray[Shape["D, C"], f8], x: NDArray[Shape["N, D"], f8], y: NDArray[Shape["N"], i8]
) -> np.float64:
    """Return the mean of -log of the right classes' probabilities, and a little of the weights' squares."""
    n = len(y)
    right = softmax(x @ w)[np.arange(n), y]
    return -np.sum(np.log(right)) / n + REGULARISATION * np.sum(w * w)


def gradient_by_hand(
    w: NDArray[Shape["D, C"], f8], x: NDArray[Shape["N, D"], f8], y: NDArray[Shape["N"], i8]
) -> NDArray[Shape["D, C"], f8]:
    """Return the gradient: probabilities, less one at the right class."""
    n = len(y)
    mask = softmax(x @ w).copy()
    mask[np.arange(n), y] -= 1.0
    return x.T @ mask / n + 2 * REGULARISATION * w


def with_ours(
    w: NDArray[Shape["D, C"], f8], x: NDArray[Shape["N, D"], f8], y: NDArray[Shape["N"], i8]
) -> np.float64:
    """Return the same loss by `shapedgrad.ops.cross_entropy`."""
    return cross_entropy(x @ w, y) + REGULARISATION * np.sum(w * w)


def main() -> None:
    """Print loss and gradients at small random weights."""
    w = 0.001 * np.random.default_rng(0).normal(size=(2, 3))
    value, gradient = value_and_grad(loss)(w, X, Y)
    print("loss:", value, " ln 3:", np.log(3))
    print("by autodiff:\n", gradient)
    print("by hand:\n", gradient_by_hand(w, X, Y))
    print("of scores that would overflow:", loss(1000 * np.ones((2, 3)), X, Y))


if __name__ == "__main__":
    main()
