"""view, reshape, permute, transpose and contiguous: which copy, and which shapes they have.

python examples/memory_layout.py
"""

from __future__ import annotations

import numpy as np

from shapedgrad import NDArray, Shape, ShapeError
from shapedgrad.ops import contiguous, permute, view

f8 = np.float64


def reshaped(a: NDArray[Shape["1, 2, 3, 4"], f8]) -> NDArray[Shape["1, 3, 8"], f8]:
    """Exchange two axes, then reshape, which copies."""
    return a.transpose(0, 2, 1, 3).reshape(1, 3, 8)


def rest_inferred(a: NDArray[Shape["B, H, W, C"], f8]) -> NDArray[Shape["B, H*W*C"], f8]:
    """Let -1 stand for what is left."""
    return a.reshape(a.shape[0], -1)


def copied_first(a: NDArray[Shape["1, 2, 3, 4"], f8]) -> NDArray[Shape["1, 3, 8"], f8]:
    """Exchange two axes, copy, then look at the copy in another shape."""
    result: NDArray[Shape["1, 3, 8"], f8] = view(contiguous(permute(a, 0, 2, 1, 3)), 1, 3, 8)
    return result


def with_transpose(a: NDArray[Shape["1, 2, 3, 4"], f8]) -> NDArray[Shape["1, 3, 8"], f8]:
    """Exchange the two axes by swapaxes, which knows two only."""
    result: NDArray[Shape["1, 3, 8"], f8] = view(contiguous(np.swapaxes(a, 1, 2)), 1, 3, 8)
    return result


def refused(a: NDArray[Shape["1, 2, 3, 4"], f8]) -> str:
    """Look at the permuted array in another shape: its elements do not lie in that order."""
    try:
        view(permute(a, 0, 2, 1, 3), 1, 3, 8)
    except ShapeError as error:
        return str(error)
    return ""


def wrong_count(a: NDArray[Shape["1, 2, 3, 4"], f8]) -> NDArray[Shape["1, 5, 5"], f8]:
    """Reshape to another number of elements."""
    return a.reshape(1, 5, 5)  # type: ignore[shape-reshape]


def main() -> None:
    """Print which arrays share memory."""
    a = np.random.default_rng(0).random((1, 2, 3, 4))
    print("view shares memory:", np.shares_memory(view(a, 6, 4), a))
    print("permute shares memory:", np.shares_memory(permute(a, 0, 2, 1, 3), a))
    print("reshape of the permuted shares memory:", np.shares_memory(reshaped(a), a))
    print("contiguous shares memory:", np.shares_memory(copied_first(a), a))
    print("view of the permuted:", refused(a))
    print("arange(0, 10, 2):", np.arange(0, 10, 2))


if __name__ == "__main__":
    main()
