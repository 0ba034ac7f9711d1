"""Max against maximum, masks, slices against index arrays, and broadcasting: the shape and the gradient of each.

python examples/indexing.py
"""

from __future__ import annotations

import numpy as np

from shapedgrad import NDArray, Shape, grad

f8 = np.float64

Matrix = NDArray[Shape["N, D"], f8]


def largest(a: NDArray[Shape["N, D"], f8]) -> np.float64:
    """Reduce: np.max is one number."""
    return np.max(a)


def larger(a: NDArray[Shape["N, D"], f8], b: NDArray[Shape["D"], f8]) -> NDArray[Shape["N, D"], f8]:
    """Compare element by element: np.maximum broadcasts."""
    return np.maximum(a, b)


def without_what_exceeds(a: NDArray[Shape["N, D"], f8], bound: float) -> NDArray[Shape["N, D"], f8]:
    """Write through a mask into a copy."""
    result = a.copy()
    result[result > bound] = 0.0
    return result


def columns(a: NDArray[Shape["N, 2"], f8]) -> NDArray[Shape["N, 3"], f8]:
    """Take a slice of rows and a list of columns: all rows of each column."""
    return a[:, [1, 0, 1]]


def pairs(a: NDArray[Shape["3, 2"], f8]) -> NDArray[Shape["3"], f8]:
    """Take two index arrays: one element for each pair of places."""
    return a[np.arange(3), [1, 0, 1]]


def rows_of_rows(
    a: NDArray[Shape["2, D"], f8], b: NDArray[Shape["3, 1"], np.int64]
) -> NDArray[Shape["3, 1, D"], f8]:
    """Index with a (3, 1) array: its shape, then that of a row."""
    return a[b]


def five_axes(
    x: NDArray[Shape["2, 3, 4, 4"], f8], w: NDArray[Shape["3, 3, 4, 4"], f8]
) -> NDArray[Shape["2, 3, 3, 4, 4"], f8]:
    """Multiply each image with each filter: an axis of length 1 gives way."""
    return x.reshape(2, 1, 3, 4, 4) * w


def main() -> None:
    """Print each result, and the gradient of its sum."""
    a, b = np.array([[1.0, 2.0], [5.0, 6.0]]), np.array([3.0, 4.0])
    c = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
    picked = np.array([[0], [1], [0]])
    print("max:", largest(a), grad(largest)(a).tolist())
    print("maximum:", larger(a, b).tolist(), grad(lambda a: np.sum(larger(a, b)))(a).tolist())
    print(
        "mask:",
        without_what_exceeds(c, 2.0).tolist(),
        grad(lambda c: np.sum(without_what_exceeds(c, 2.0)))(c).tolist(),
    )
    print("columns:", columns(c).tolist(), grad(lambda c: np.sum(columns(c)))(c).tolist())
    print("pairs:", pairs(c).tolist(), grad(lambda c: np.sum(pairs(c)))(c).tolist())
    print(
        "a[b]:", rows_of_rows(a, picked).tolist(), grad(lambda a: np.sum(rows_of_rows(a, picked)))(a).tolist()
    )
    x, w = np.linspace(-0.1, 0.5, 96).reshape(2, 3, 4, 4), np.linspace(-0.2, 0.3, 144).reshape(3, 3, 4, 4)
    print("broadcast:", five_axes(x, w).shape)


if __name__ == "__main__":
    main()
