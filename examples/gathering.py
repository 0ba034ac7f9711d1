"""What gather_nd does: each row of the indices is the coordinates of an element, or of a slice.

python examples/gathering.py
"""

from __future__ import annotations

from typing import Any

import numpy as np

from shapedgrad import NDArray, Shape, grad
from shapedgrad.ops import gather_nd

f8 = np.float64


def rows(table: NDArray[Shape["N, D"], f8]) -> NDArray[Shape["2, D"], f8]:
    """Give one coordinate each: [[0], [1]] is [table[0], table[1]]."""
    return gather_nd(table, np.array([[0], [1]]))


def elements(table: NDArray[Shape["N, D"], f8]) -> NDArray[Shape["2"], f8]:
    """Give two coordinates each: [[0, 1], [2, 2]] is [table[0][1], table[2][2]]."""
    return gather_nd(table, np.array([[0, 1], [2, 2]]))


def chosen(
    scores: NDArray[Shape["N, C"], f8], coordinates: NDArray[Shape["K, 2"], np.int64]
) -> NDArray[Shape["K"], f8]:
    """Give as many pairs of coordinates as there are: the result has one number for each."""
    return gather_nd(scores, coordinates)


def too_deep(table: NDArray[Shape["N, D"], f8]) -> Any:
    """Give three coordinates of a matrix: no form of gather_nd takes them."""
    return chosen(table, np.zeros((4, 3), int))  # type: ignore[shape-call]


def counts(table: NDArray[Shape["N, D"], f8]) -> NDArray[Shape["N, D"], f8]:
    """Return how often each element is gathered: that is the gradient of the sum of what was."""
    return grad(lambda t: np.sum(gather_nd(t, np.array([[1, 1], [1, 2], [1, 1]]))))(table)


def main() -> None:
    """Print the examples."""
    table = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    print("[[1, 1], [1, 2]]:", gather_nd(table, np.array([[1, 1], [1, 2]])))
    print("[[0]]:           ", gather_nd(table, np.array([[0]])))
    print("[[0], [1]]:      ", rows(table).tolist())
    print("[[0, 0]]:        ", gather_nd(table, np.array([[0, 0]])))
    print("gradient, repeats added:\n", counts(table))


if __name__ == "__main__":
    main()
