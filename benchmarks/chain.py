"""A chain of 100 operations on 8 numbers: what a gradient costs beyond the arithmetic.

Prints microseconds: the gradient written by hand, by `grad`, and by HIPS autograd if it is installed.
Run it with OMP_NUM_THREADS=1.
"""

from __future__ import annotations

from importlib import import_module, util
from timeit import repeat
from typing import TYPE_CHECKING, Any

import numpy as np

from shapedgrad import grad

if TYPE_CHECKING:
    from collections.abc import Callable

LINKS = 20
X = np.linspace(0.1, 0.9, 8)


def chain(x: Any, np: Any = np) -> Any:
    """Return a number after 5 * LINKS elementwise operations."""
    for _ in range(LINKS):
        x = np.tanh(x)
        x = x * 1.1
        x = x + 0.1
        x = np.sin(x)
        x = x * x
    return np.sum(x)


def gradient_by_hand(x: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Return the gradient of the chain without any library."""
    kept = []
    for _ in range(LINKS):
        a = np.tanh(x)
        c = a * 1.1 + 0.1
        d = np.sin(c)
        kept.append((a, c, d))
        x = d * d
    g = np.ones_like(x)
    for a, c, d in reversed(kept):
        g = g * (2.0 * d) * np.cos(c) * 1.1 * (1.0 - a * a)
    return g


def microseconds(f: Callable[[], object], number: int = 50) -> float:
    """Return the time of the fastest of many calls."""
    return min(repeat(f, number=number, repeat=20)) / number * 1e6


def main() -> None:
    """Print a table of times and their ratio to the gradient by hand."""
    rows: dict[str, Callable[[Any], Any]] = {"by hand": gradient_by_hand, "shapedgrad": grad(chain)}
    if util.find_spec("autograd"):
        theirs = import_module("autograd.numpy")
        rows["autograd"] = import_module("autograd").grad(lambda x: chain(x, theirs))
    limit = microseconds(lambda: gradient_by_hand(X))
    for name, f in rows.items():
        np.testing.assert_allclose(f(X), gradient_by_hand(X), err_msg=name)
        time = microseconds(lambda f=f: f(X))  # type: ignore[misc]
        print(f"{name:12} {time:8.1f} us {time / limit:6.2f}")


if __name__ == "__main__":
    main()
