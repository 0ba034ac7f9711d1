"""Norms of vectors and matrices, and condition numbers."""

# every rule takes what the engine gives, every function what NumPy's does

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.lib.array_utils import normalize_axis_tuple

from shapedgrad.autodiff.methods import primal
from shapedgrad.autodiff.primitive import Primitive, implements
from shapedgrad.autodiff.traced import apply
from shapedgrad.ops.complex import is_complex
from shapedgrad.ops.reduction import spread


def _length_body(x: Any, axis: Any, keepdims: Any) -> Any:
    squares = x.real * x.real + x.imag * x.imag if x.dtype.kind == "c" else x * x
    return np.sqrt(np.add.reduce(squares, axis=axis, keepdims=keepdims))


def _direction(y: Any, x: Any, axis: Any, keepdims: Any) -> Any:
    # At 0 the length has a kink, whose middle derivative is 0.
    size = spread(np.where(primal(y) == 0, 1.0, y), x.shape, axis, keepdims)
    return (np.conjugate(x) if is_complex(x) else x) / size


def _length_jvp(t: Any, y: Any, x: Any, axis: Any, keepdims: Any) -> Any:
    total = np.add.reduce(t * _direction(y, x, axis, keepdims), axis=axis, keepdims=keepdims)
    return np.real(total) if is_complex(x) else total


_LENGTH = Primitive(
    "linalg.norm",
    _length_body,
    lambda g, y, x, axis, keepdims: spread(g, x.shape, axis, keepdims) * _direction(y, x, axis, keepdims),
    jvps=(_length_jvp,),
)


@implements(np.linalg.norm)
def norm(x: Any, ord: Any = None, axis: Any = None, keepdims: bool = False) -> Any:
    """See numpy.linalg.norm."""
    x = x if hasattr(x, "dtype") else np.asarray(x)
    if axis is None and ord is None:
        return apply(_LENGTH, (x,), {"axis": None, "keepdims": bool(keepdims)})
    axes = normalize_axis_tuple(range(len(x.shape)) if axis is None else axis, len(x.shape))
    if len(axes) == 1:
        return _of_vectors(x, ord, axes, bool(keepdims))
    if len(axes) == 2:
        return _of_matrices(x, ord, axes, bool(keepdims))
    raise ValueError("Improper number of dimensions to norm.")


def _of_vectors(x: Any, ord: Any, axes: tuple[int, ...], keepdims: bool) -> Any:
    axis = axes[0] if len(axes) == 1 else axes
    if ord is None or ord == 2:
        return apply(_LENGTH, (x,), {"axis": axis, "keepdims": keepdims})
    if isinstance(ord, str):
        raise ValueError(f"Invalid norm order {ord!r} for vectors")  # noqa: TRY004  # as NumPy does
    if ord == 0:
        return np.sum(primal(x) != 0, axis=axis, keepdims=keepdims).astype(np.abs(primal(x)).dtype)
    size = np.abs(x)
    if ord in {np.inf, -np.inf}:
        return (np.max if ord > 0 else np.min)(size, axis=axis, keepdims=keepdims)
    if ord == 1:
        return np.sum(size, axis=axis, keepdims=keepdims)
    return np.sum(size**ord, axis=axis, keepdims=keepdims) ** (1.0 / ord)


def _of_matrices(x: Any, ord: Any, axes: tuple[int, ...], keepdims: bool) -> Any:
    if ord in {None, "fro", "f"}:
        return apply(_LENGTH, (x,), {"axis": axes, "keepdims": keepdims})
    extreme = np.min if isinstance(ord, (int, float)) and ord < 0 else np.max
    if ord in {1, -1, np.inf, -np.inf}:
        summed, left = axes if abs(ord) == 1 else axes[::-1]
        result = extreme(np.sum(np.abs(x), axis=summed, keepdims=True), axis=left, keepdims=True)
        return result if keepdims else np.squeeze(result, axis=axes)
    if ord not in {2, -2, "nuc"}:
        raise ValueError(f"Invalid norm order {ord!r} for matrices")
    values = np.linalg.svd(np.moveaxis(x, axes, (-2, -1)), compute_uv=False)
    result = (np.sum if ord == "nuc" else extreme)(values, axis=-1)
    return np.expand_dims(result, axes) if keepdims else result


@implements(np.linalg.vector_norm)
def vector_norm(x: Any, /, *, axis: Any = None, keepdims: bool = False, ord: Any = 2) -> Any:
    """See numpy.linalg.vector_norm."""
    axes = normalize_axis_tuple(range(len(x.shape)) if axis is None else axis, len(x.shape))
    return _of_vectors(x, ord, axes, bool(keepdims))


@implements(np.linalg.matrix_norm)
def matrix_norm(x: Any, /, *, keepdims: bool = False, ord: Any = "fro") -> Any:
    """See numpy.linalg.matrix_norm."""
    return _of_matrices(x, ord, (len(x.shape) - 2, len(x.shape) - 1), bool(keepdims))


@implements(np.linalg.cond)
def cond(x: Any, p: Any = None) -> Any:
    """See numpy.linalg.cond."""
    if p in {None, 2, -2}:
        values = np.linalg.svd(x, compute_uv=False)
        return values[..., 0] / values[..., -1] if p != -2 else values[..., -1] / values[..., 0]
    axes = (len(x.shape) - 2, len(x.shape) - 1)
    return _of_matrices(x, p, axes, False) * _of_matrices(np.linalg.inv(x), p, axes, False)
