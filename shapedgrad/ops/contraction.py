"""Matrix products and their kin."""

# ruff: noqa: ARG001  # every rule takes what the engine gives, every function what NumPy's does

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.lib.array_utils import normalize_axis_tuple

from shapedgrad.autodiff.fit import shape_of
from shapedgrad.autodiff.methods import primal
from shapedgrad.autodiff.primitive import implements, of_ufunc


def _transposed(x: Any) -> Any:
    return x.T if x.ndim == 2 else np.swapaxes(x, -1, -2)


def _matmul_left(g: Any, z: Any, x: Any, y: Any) -> Any:
    if y.ndim == 1:
        return g[..., None] * y if x.ndim > 1 else g * y
    if x.ndim == 1:
        return np.matmul(y, g[..., None])[..., 0]
    return np.matmul(g, _transposed(y))


def _matmul_right(g: Any, z: Any, x: Any, y: Any) -> Any:
    if x.ndim == 1:
        return x[:, None] * g[..., None, :] if y.ndim > 1 else g * x
    if y.ndim == 1:
        return np.matmul(_transposed(x), g[..., None])[..., 0]
    if y.ndim == 2 and x.ndim > 2:
        # one product instead of a batch of them that would be summed
        return np.matmul(x.reshape(-1, x.shape[-1]).T, g.reshape(-1, g.shape[-1]))
    return np.matmul(_transposed(x), g)


_MATMUL = of_ufunc(np.matmul)
_MATMUL.vjps = (_matmul_left, _matmul_right)
_MATMUL.elementwise = False
_MATMUL.broadcasts = True


@implements(np.dot)
def dot(a: Any, b: Any, out: Any = None) -> Any:
    """See numpy.dot."""
    _no_out(np.dot, out)
    m, n = len(np.shape(a)), len(np.shape(b))
    if m == 0 or n == 0:
        return np.multiply(a, b)
    if n <= 2:
        return np.matmul(a, b)
    return np.tensordot(a, b, axes=(-1, -2))


@implements(np.inner)
def inner(a: Any, b: Any) -> Any:
    """See numpy.inner."""
    if np.ndim(a) == 0 or np.ndim(b) == 0:
        return np.multiply(a, b)
    return np.tensordot(a, b, axes=(-1, -1))


@implements(np.outer, np.linalg.outer)
def outer(a: Any, b: Any, out: Any = None) -> Any:
    """See numpy.outer."""
    _no_out(np.outer, out)
    return np.multiply(np.reshape(a, (-1, 1)), np.reshape(b, (1, -1)))


@implements(np.vdot)
def vdot(a: Any, b: Any) -> Any:
    """See numpy.vdot."""
    return np.matmul(np.ravel(a), np.ravel(b))


@implements(np.linalg.matmul)
def matmul(x1: Any, x2: Any, /) -> Any:
    """See numpy.linalg.matmul."""
    return np.matmul(x1, x2)


@implements(np.vecdot, np.linalg.vecdot)
def vecdot(x1: Any, x2: Any, axis: int = -1) -> Any:
    """See numpy.vecdot."""
    return np.sum(np.multiply(x1, x2), axis=axis)


if hasattr(np, "matvec"):  # since NumPy 2.2

    @implements(np.matvec)
    def matvec(x1: Any, x2: Any) -> Any:
        """See numpy.matvec."""
        return np.matmul(x1, x2[..., None])[..., 0]

    @implements(np.vecmat)
    def vecmat(x1: Any, x2: Any) -> Any:
        """See numpy.vecmat."""
        return np.matmul(x1[..., None, :], x2)[..., 0, :]


@implements(np.tensordot, np.linalg.tensordot)
def tensordot(a: Any, b: Any, axes: Any = 2) -> Any:
    """See numpy.tensordot."""
    m, n = np.ndim(a), np.ndim(b)
    if isinstance(axes, int):
        of_a, of_b = list(range(m - axes, m)), list(range(axes))
    else:
        of_a, of_b = ([x] if isinstance(x, int) else list(x) for x in axes)
    of_a, of_b = list(normalize_axis_tuple(of_a, m)), list(normalize_axis_tuple(of_b, n))
    kept_a = [x for x in range(m) if x not in of_a]
    kept_b = [x for x in range(n) if x not in of_b]
    left, right = shape_of(primal(a)) if not isinstance(a, (list, tuple)) else np.shape(a), np.shape(b)
    if [left[x] for x in of_a] != [right[x] for x in of_b]:
        np.tensordot(np.empty(left), np.empty(right), axes)  # raises NumPy's error
    inner = int(np.prod([left[x] for x in of_a]))
    rows = np.transpose(a, kept_a + of_a).reshape(
        (-1, inner) if inner else (int(np.prod([left[x] for x in kept_a])), 0)
    )
    columns = np.transpose(b, of_b + kept_b).reshape(
        (inner, -1) if inner else (0, int(np.prod([right[x] for x in kept_b])))
    )
    return np.matmul(rows, columns).reshape([left[x] for x in kept_a] + [right[x] for x in kept_b])


@implements(np.kron)
def kron(a: Any, b: Any) -> Any:
    """See numpy.kron."""
    rank = max(np.ndim(a), np.ndim(b))
    left, right = ((1,) * (rank - np.ndim(x)) + np.shape(x) for x in (a, b))
    apart = [size for pair in zip(left, (1,) * rank, strict=True) for size in pair]
    between = [size for pair in zip((1,) * rank, right, strict=True) for size in pair]
    product = np.multiply(np.reshape(a, apart), np.reshape(b, between))
    return product.reshape([m * n for m, n in zip(left, right, strict=True)])


def _no_out(function: Any, out: Any) -> None:
    if out is not None:
        from shapedgrad.autodiff import escapes

        raise escapes.written_out(function, out)
