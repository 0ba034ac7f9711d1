"""The gradients of broadcast_to and of a sum: each undoes the shape of the other, and each is the other's.

What was broadcast is summed, what was summed is broadcast. Cotangents have the shape of the output: any other is
one clear error, not a wrong gradient.

    python examples/broadcast_gradients.py
"""

from __future__ import annotations

import numpy as np

from shapedgrad import GradientShapeError, NDArray, Shape, vjp
from shapedgrad.testing import check_grads

f8 = np.float64


def of_columns(cotangent: NDArray[Shape["3, 3"], f8]) -> NDArray[Shape["3, 1"], f8]:
    """Return the gradient of broadcasting (3, 1) to (3, 3)."""
    return np.sum(cotangent, axis=1, keepdims=True)


def of_rows(cotangent: NDArray[Shape["3, 3"], f8]) -> NDArray[Shape["1, 3"], f8]:
    """Return the gradient of broadcasting (1, 3) to (3, 3)."""
    return np.sum(cotangent, axis=0, keepdims=True)


def of_a_sum(cotangent: NDArray[Shape["N"], f8], x: NDArray[Shape["N, D"], f8]) -> NDArray[Shape["N, D"], f8]:
    """Return the gradient of summing (N, D) over the last axis."""
    return np.broadcast_to(cotangent[:, None], x.shape)


def of_a_sum_without_the_axis(
    cotangent: NDArray[Shape["N"], f8], x: NDArray[Shape["N, D"], f8]
) -> NDArray[Shape["N, D"], f8]:
    """Forget to put the axis back: N and D need not be equal."""
    return np.broadcast_to(cotangent, x.shape)  # type: ignore[shape-unproven]


BROADCASTS: list[tuple[tuple[int, ...], tuple[int, ...]]] = [
    ((3, 1), (3, 3)),
    ((1, 3), (3, 3)),
    ((1,), (3, 3, 3)),
    ((), (3, 3, 3)),
    ((5, 4, 1), (5, 4, 3)),
]
SUMS: list[tuple[tuple[int, ...], tuple[int, ...]]] = [
    ((5, 4), (1,)),
    ((5, 4), (0,)),
    ((5, 4), (0, 1)),
    ((5, 4, 1), (0, 1)),
]


def check_all(rng: np.random.Generator) -> int:
    """Compare each gradient with small steps; return how many were compared."""
    for before, after in BROADCASTS:
        check_grads(lambda x, after=after: np.broadcast_to(x, after), rng.normal(size=before))
    for shape, axes in SUMS:
        check_grads(lambda x, axes=axes: np.sum(x, axis=axes), rng.normal(size=shape))
    return len(BROADCASTS) + len(SUMS)


def refused(shape: tuple[int, ...], axes: tuple[int, ...], cotangent: tuple[int, ...]) -> str:
    """Return what is said of a cotangent that does not have the shape of the sum."""
    _, pullback = vjp(lambda x: np.sum(x, axis=axes), np.ones(shape))
    try:
        pullback(np.ones(cotangent))
    except GradientShapeError as error:
        return str(error)
    return ""


def main() -> None:
    """Check, print an example, and provoke the errors."""
    print(check_all(np.random.default_rng(0)), "gradients are those of small steps")
    x = np.array([[1.0, 2.0], [3.0, 4.0]])
    print("gradient of a sum over axis 1:\n", of_a_sum(np.array([1.0, 2.0]), x))
    print("a cotangent of another shape:", refused((5, 4), (0, 1), (5, 4)))
    print("one that would broadcast:", refused((2, 2), (1,), (1, 2)))


if __name__ == "__main__":
    main()
