"""Replicate the rows of a matrix with interlace: by repeat, by tile and reshape, by a Kronecker product.

[[1, 2, 3], [4, 5, 6]] becomes [[1, 2, 3], [1, 2, 3], [4, 5, 6], [4, 5, 6]]. All three have the same result and the
same gradient; `time_each` tells which is fast for many columns.

    python examples/interlace.py [columns]
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import numpy as np

from shapedgrad import NDArray, Shape, grad

f8 = np.float64


def by_repeat(a: NDArray[Shape["N, D"], f8]) -> NDArray[Shape["2*N, D"], f8]:
    """Repeat along the first axis."""
    return np.repeat(a, 2, axis=0)


def by_tile(a: NDArray[Shape["N, D"], f8]) -> NDArray[Shape["2*N, D"], f8]:
    """Put two copies of each row beside each other, then read them as two rows."""
    n, d = a.shape
    return np.tile(a, (1, 2)).reshape(2 * n, d)


def by_kronecker(a: NDArray[Shape["N, D"], f8]) -> NDArray[Shape["2*N, D"], f8]:
    """Multiply each row with a column of ones."""
    return np.kron(a, np.ones((2, 1)))


Replicate = Callable[[NDArray[Shape["N, D"], f8]], NDArray[Shape["2*N, D"], f8]]
WAYS: dict[str, Replicate] = {"repeat": by_repeat, "tile and reshape": by_tile, "kron": by_kronecker}


def weighted(
    replicate: Replicate, a: NDArray[Shape["N, D"], f8], weights: NDArray[Shape["2*N, D"], f8]
) -> NDArray[Shape["N, D"], f8]:
    """Return the gradient of a weighted sum of the replicated rows: the weights of both copies."""
    gradient: NDArray[Shape["N, D"], f8] = grad(lambda x: np.sum(replicate(x) * weights))(a)
    return gradient


def time_each(columns: int, repeat: int = 20) -> dict[str, float]:
    """Return for each way the shortest time in milliseconds, of a matrix of 100 rows."""
    a = np.ones((100, columns))
    times = dict.fromkeys(WAYS, float("inf"))
    for _ in range(repeat):
        for name, replicate in WAYS.items():
            start = time.perf_counter()
            replicate(a)
            times[name] = min(times[name], 1000 * (time.perf_counter() - start))
    return times


def main(columns: int = 20_000) -> None:
    """Print the result and the times."""
    a = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    for name, replicate in WAYS.items():
        print(f"{name}:", replicate(a).tolist())
    print("gradient:", weighted(by_repeat, a, np.arange(12.0).reshape(4, 3)).tolist())
    for name, milliseconds in time_each(columns).items():
        print(f"{name} of {columns} columns: {milliseconds:.2f} ms")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
