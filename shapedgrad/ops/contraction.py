"""Matrix products and their kin."""

# ruff: noqa: ARG001  # every rule takes what the engine gives, every function what NumPy's does

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.lib.array_utils import normalize_axis_tuple

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
_MATMUL.linear = "each"
_MATMUL.reads = "others"
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
    return np.matmul(np.conjugate(np.ravel(a)), np.ravel(b))


@implements(np.linalg.matmul)
def matmul(x1: Any, x2: Any, /) -> Any:
    """See numpy.linalg.matmul."""
    return np.matmul(x1, x2)


@implements(np.vecdot, np.linalg.vecdot)
def vecdot(x1: Any, x2: Any, axis: int = -1) -> Any:
    """See numpy.vecdot."""
    rows, columns = (np.moveaxis(x, axis, -1) if axis != -1 else x for x in (x1, x2))
    return np.matmul(np.conjugate(rows)[..., None, :], columns[..., :, None])[..., 0, 0]


if hasattr(np, "matvec"):  # since NumPy 2.2

    @implements(np.matvec)
    def matvec(x1: Any, x2: Any) -> Any:
        """See numpy.matvec."""
        return np.matmul(x1, x2[..., None])[..., 0]

    @implements(np.vecmat)
    def vecmat(x1: Any, x2: Any) -> Any:
        """See numpy.vecmat."""
        return np.matmul(np.conjugate(x1)[..., None, :], x2)[..., 0, :]


@implements(np.tensordot, np.linalg.tensordot)
def tensordot(a: Any, b: Any, axes: Any = 2) -> Any:
    """See numpy.tensordot."""
    left, right = np.shape(a), np.shape(b)
    if isinstance(axes, int):
        axes = (list(range(len(left) - axes, len(left))), list(range(axes)))
    of_a = list(normalize_axis_tuple(axes[0], len(left)))
    of_b = list(normalize_axis_tuple(axes[1], len(right)))
    if [left[n] for n in of_a] != [right[n] for n in of_b]:
        raise ValueError(f"tensordot over axes {of_a} of {left} and {of_b} of {right}, which differ in size")
    kept_a = [n for n in range(len(left)) if n not in of_a]
    kept_b = [n for n in range(len(right)) if n not in of_b]
    outer_a, outer_b = [left[n] for n in kept_a], [right[n] for n in kept_b]
    summed = math.prod([left[n] for n in of_a])
    rows = np.reshape(np.transpose(a, kept_a + of_a), (math.prod(outer_a), summed))
    columns = np.reshape(np.transpose(b, of_b + kept_b), (summed, math.prod(outer_b)))
    return np.reshape(np.matmul(rows, columns), outer_a + outer_b)


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


@implements(np.cross)
def cross(a: Any, b: Any, axisa: int = -1, axisb: int = -1, axisc: int = -1, axis: int | None = None) -> Any:
    """See numpy.cross."""
    if axis is not None:
        axisa = axisb = axisc = axis
    a, b = np.moveaxis(a, axisa, -1), np.moveaxis(b, axisb, -1)
    sizes = {a.shape[-1], b.shape[-1]}
    if not sizes <= {2, 3}:
        raise ValueError(
            f"cross products are of vectors with 3 components, not {a.shape[-1]} and {b.shape[-1]}"
        )
    if sizes == {2}:
        return a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0]
    a, b = (x if x.shape[-1] == 3 else np.concatenate([x, np.zeros_like(x[..., :1])], -1) for x in (a, b))
    product = a[..., [1, 2, 0]] * b[..., [2, 0, 1]] - a[..., [2, 0, 1]] * b[..., [1, 2, 0]]
    return np.moveaxis(product, -1, axisc)


@implements(np.linalg.cross)
def linalg_cross(x1: Any, x2: Any, /, *, axis: int = -1) -> Any:
    """See numpy.linalg.cross."""
    return cross(x1, x2, axis=axis)
