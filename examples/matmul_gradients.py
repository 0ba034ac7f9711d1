"""The gradients of a matrix product, found by their dimensions alone; the checker accepts no other arrangement.

S = X @ W with X (N, D) and W (D, C). Given dS (N, C), there is one product of dS and W that has the shape of X, and
one of X and dS that has the shape of W. (Of a scalar loss: the gradient then has its argument's shape.)

    python examples/matmul_gradients.py
"""

from __future__ import annotations

import numpy as np

from shapedgrad import NDArray, Shape, vjp

f8 = np.float64


def dx(ds: NDArray[Shape["N, C"], f8], w: NDArray[Shape["D, C"], f8]) -> NDArray[Shape["N, D"], f8]:
    """Return the gradient of X."""
    return ds @ w.T


def dw(x: NDArray[Shape["N, D"], f8], ds: NDArray[Shape["N, C"], f8]) -> NDArray[Shape["D, C"], f8]:
    """Return the gradient of W."""
    return x.T @ ds


# Every other arrangement: what cannot be multiplied, and what can be but is no gradient.


def dx_not_transposed(
    ds: NDArray[Shape["N, C"], f8], w: NDArray[Shape["D, C"], f8]
) -> NDArray[Shape["N, D"], f8]:
    """Multiply without transposing."""
    return ds @ w  # type: ignore[shape-unproven]


def dx_backwards(ds: NDArray[Shape["N, C"], f8], w: NDArray[Shape["D, C"], f8]) -> NDArray[Shape["N, D"], f8]:
    """Multiply in the other order."""
    return w @ ds  # type: ignore[shape-unproven]


def dx_both_transposed(
    ds: NDArray[Shape["N, C"], f8], w: NDArray[Shape["D, C"], f8]
) -> NDArray[Shape["N, D"], f8]:
    """Transpose the wrong one."""
    return ds.T @ w  # type: ignore[shape-unproven]


def dx_transposed(
    ds: NDArray[Shape["N, C"], f8], w: NDArray[Shape["D, C"], f8]
) -> NDArray[Shape["N, D"], f8]:
    """Have the gradient's transpose."""
    return w @ ds.T  # type: ignore[return-value]


def dw_not_transposed(
    x: NDArray[Shape["N, D"], f8], ds: NDArray[Shape["N, C"], f8]
) -> NDArray[Shape["D, C"], f8]:
    """Multiply without transposing."""
    return x @ ds  # type: ignore[shape-unproven]


def dw_wrong_transposed(
    x: NDArray[Shape["N, D"], f8], ds: NDArray[Shape["N, C"], f8]
) -> NDArray[Shape["D, C"], f8]:
    """Transpose the wrong one."""
    return x @ ds.T  # type: ignore[shape-unproven]


def dw_transposed(
    x: NDArray[Shape["N, D"], f8], ds: NDArray[Shape["N, C"], f8]
) -> NDArray[Shape["D, C"], f8]:
    """Have the gradient's transpose."""
    return ds.T @ x  # type: ignore[return-value]


def main() -> None:
    """Compare with autodiff: X (5, 10), W (10, 3)."""
    rng = np.random.default_rng(0)
    x, w, ds = rng.normal(size=(5, 10)), rng.normal(size=(10, 3)), rng.normal(size=(5, 3))
    _, pullback = vjp(np.matmul, x, w)
    by_x, by_w = pullback(ds)
    print("dX = dS @ W.T:", dx(ds, w).shape, "largest deviation", np.abs(dx(ds, w) - by_x).max())
    print("dW = X.T @ dS:", dw(x, ds).shape, "largest deviation", np.abs(dw(x, ds) - by_w).max())


if __name__ == "__main__":
    main()
