"""Functions that rearrange elements: reshapes, transposes, broadcasts, flips, repetitions, copies."""

# ruff: noqa: ARG001, ARG005  # every rule takes what the engine gives, every function what NumPy's does

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.lib.array_utils import normalize_axis_index, normalize_axis_tuple

from shapedgrad.autodiff.fit import unbroadcast
from shapedgrad.autodiff.methods import bare, primal
from shapedgrad.autodiff.primitive import Primitive, implements
from shapedgrad.autodiff.traced import apply
from shapedgrad.ops.indexing import scatter

_RESHAPE = Primitive(
    "reshape",
    lambda x, shape, order="C": x.reshape(shape, order=order),
    lambda g, y, x, shape, order="C": np.reshape(g, x.shape, order=order),
    linear="each",
    views=True,
)
_TRANSPOSE = Primitive(
    "transpose",
    lambda x, axes: x.transpose(axes),
    lambda g, y, x, axes: np.transpose(g, None if axes is None else _inverse(axes)),
    linear="each",
    views=True,
)
_BROADCAST = Primitive(
    "broadcast_to",
    np.broadcast_to,
    lambda g, y, x, shape: unbroadcast(g, x.shape),
    linear="each",
    views=True,
)
_ROLL = Primitive(
    "roll", np.roll, lambda g, y, x, shift, axis: np.roll(g, _opposite(shift), axis), linear="each"
)
_COPY = Primitive("copy", np.array, lambda g, y, x, **_: g, linear="each")
_ASTYPE = Primitive(
    "astype", lambda x, dtype: x.astype(dtype), lambda g, y, x, dtype: _cast(g, x.dtype), linear="each"
)


def _cast(g: Any, dtype: np.dtype[Any]) -> Any:
    return (np.real(g) if g.dtype.kind == "c" and dtype.kind == "f" else g).astype(dtype)


def _inverse(axes: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(np.argsort([axis % len(axes) for axis in axes]).tolist())


def _opposite(shift: Any) -> Any:
    return tuple([-n for n in shift]) if isinstance(shift, tuple) else -shift


@implements(np.reshape)
def reshape(a: Any, /, shape: Any, order: Any = "C", *, copy: bool | None = None) -> Any:
    """See numpy.reshape."""
    if order in {"A", "K"}:
        plain = bare(a)
        order = "F" if np.isfortran(plain[(0,) * (plain.ndim - a.ndim)]) else "C"
    params = {"shape": shape} if order == "C" else {"shape": shape, "order": order}
    return apply(_RESHAPE, (a,), params)


@implements(np.ravel)
def ravel(a: Any, order: Any = "C") -> Any:
    """See numpy.ravel."""
    return np.reshape(a, -1, order=order)


@implements(np.transpose)
def transpose(a: Any, axes: Any = None) -> Any:
    """See numpy.transpose."""
    return apply(_TRANSPOSE, (a,), {"axes": None if axes is None else tuple(axes)})


@implements(np.permute_dims)
def permute_dims(a: Any, axes: Any = None) -> Any:
    """See numpy.permute_dims."""
    return transpose(a, axes)


@implements(np.matrix_transpose, np.linalg.matrix_transpose)
def matrix_transpose(x: Any, /) -> Any:
    """See numpy.matrix_transpose."""
    return np.swapaxes(x, -1, -2)


@implements(np.swapaxes)
def swapaxes(a: Any, axis1: int, axis2: int) -> Any:
    """See numpy.swapaxes."""
    axes = np.swapaxes(_axes_as_lengths(a), axis1, axis2).shape
    return transpose(a, axes)


@implements(np.moveaxis)
def moveaxis(a: Any, source: Any, destination: Any) -> Any:
    """See numpy.moveaxis."""
    return transpose(a, np.moveaxis(_axes_as_lengths(a), source, destination).shape)


@implements(np.rollaxis)
def rollaxis(a: Any, axis: int, start: int = 0) -> Any:
    """See numpy.rollaxis."""
    return transpose(a, np.rollaxis(_axes_as_lengths(a), axis, start).shape)


def _axes_as_lengths(a: Any) -> Any:
    # An array whose axis n has length n: NumPy moves its axes, and its shape tells which went where.
    return np.broadcast_to(np.empty((), bool), tuple(range(len(a.shape))))


def _like_reshaped(*functions: Any) -> None:
    # These only change the shape, and NumPy's own function says to which.
    for function in functions:

        def reshaped(a: Any, *args: Any, _function: Any = function, **kwargs: Any) -> Any:
            return np.reshape(
                a, _function(np.broadcast_to(np.empty((), bool), a.shape), *args, **kwargs).shape
            )

        implements(function)(reshaped)


_like_reshaped(np.expand_dims, np.squeeze)


def _at_least(*functions: Any) -> None:
    for function in functions:

        def promoted(*arrays: Any, _function: Any = function) -> Any:
            results = [np.reshape(a, _function(np.empty(np.shape(a), bool)).shape) for a in arrays]
            return results[0] if len(results) == 1 else tuple(results)

        implements(function)(promoted)


_at_least(np.atleast_1d, np.atleast_2d, np.atleast_3d)


@implements(np.broadcast_to)
def broadcast_to(array: Any, shape: Any, subok: bool = False) -> Any:
    """See numpy.broadcast_to."""
    return apply(_BROADCAST, (array,), {"shape": shape})


@implements(np.broadcast_arrays)
def broadcast_arrays(*args: Any, subok: bool = False) -> tuple[Any, ...]:
    """See numpy.broadcast_arrays."""
    shape = np.broadcast_shapes(*[np.shape(a) for a in args])
    return tuple([np.broadcast_to(a, shape) for a in args])


@implements(np.flip)
def flip(m: Any, axis: Any = None) -> Any:
    """See numpy.flip."""
    ndim = len(m.shape)
    axes = range(ndim) if axis is None else axis if isinstance(axis, tuple) else (axis,)
    index = [slice(None)] * ndim
    for n in axes:
        index[n] = slice(None, None, -1)
    return m[tuple(index)]


@implements(np.fliplr)
def fliplr(m: Any) -> Any:
    """See numpy.fliplr."""
    return np.flip(m, 1)


@implements(np.flipud)
def flipud(m: Any) -> Any:
    """See numpy.flipud."""
    return np.flip(m, 0)


@implements(np.rot90)
def rot90(m: Any, k: int = 1, axes: tuple[int, int] = (0, 1)) -> Any:
    """See numpy.rot90."""
    for _ in range(k % 4):
        m = np.flip(np.swapaxes(m, *axes), axes[0])
    return m


@implements(np.roll)
def roll(a: Any, shift: Any, axis: Any = None) -> Any:
    """See numpy.roll."""
    shift = tuple(int(n) for n in shift) if np.ndim(shift) else shift
    return apply(_ROLL, (a,), {"shift": shift, "axis": tuple(axis) if isinstance(axis, list) else axis})


def _repeat_vjp(g: Any, y: Any, x: Any, repeats: Any, axis: int) -> Any:
    n = x.shape[axis]
    if np.ndim(repeats) == 0:
        apart = (*x.shape[:axis], n, int(repeats), *x.shape[axis + 1 :])
        return np.sum(np.reshape(g, apart), axis=axis + 1)
    places = np.repeat(np.arange(n), repeats)
    return scatter(g, ((slice(None),) * axis + (places,)), x.shape)


_REPEAT = Primitive("repeat", np.repeat, _repeat_vjp, linear="each")


@implements(np.repeat)
def repeat(a: Any, repeats: Any, axis: int | None = None) -> Any:
    """See numpy.repeat."""
    if axis is None:
        a, axis = np.ravel(a), 0
    return apply(
        _REPEAT, (a,), {"repeats": primal(repeats), "axis": normalize_axis_index(axis, len(a.shape))}
    )


def _tile_vjp(g: Any, y: Any, x: Any, reps: tuple[int, ...]) -> Any:
    shape = (1,) * (len(reps) - x.ndim) + x.shape
    apart = [n for pair in zip(reps, shape, strict=True) for n in pair]
    return np.reshape(np.sum(np.reshape(g, apart), axis=tuple(range(0, len(apart), 2))), x.shape)


_TILE = Primitive("tile", np.tile, _tile_vjp, linear="each")


@implements(np.tile)
def tile(A: Any, reps: Any) -> Any:
    """See numpy.tile."""
    given = tuple(reps) if isinstance(reps, (tuple, list)) else (int(reps),)
    return apply(_TILE, (A,), {"reps": (1,) * (len(A.shape) - len(given)) + given})


@implements(np.resize)
def resize(a: Any, new_shape: Any) -> Any:
    """See numpy.resize."""
    shape = (new_shape,) if isinstance(new_shape, (int, np.integer)) else tuple(new_shape)
    flat, count = np.ravel(a), math.prod(shape)
    if not flat.size:
        return np.zeros(shape, flat.dtype)
    return np.reshape(flat[np.arange(count) % flat.size], shape)


@implements(np.trim_zeros)
def trim_zeros(filt: Any, trim: str = "fb", axis: Any = None) -> Any:
    """See numpy.trim_zeros."""
    filt = np.stack(filt) if isinstance(filt, (list, tuple)) else filt
    kept = np.argwhere(primal(filt))
    rank = len(filt.shape)
    axes = range(rank) if axis is None else normalize_axis_tuple(axis, rank)
    index = [slice(None)] * rank
    for n in axes:
        first, last = (kept[:, n].min(), kept[:, n].max() + 1) if kept.size else (0, 0)
        start, stop = first if "f" in trim.lower() else 0, last if "b" in trim.lower() else filt.shape[n]
        index[n] = slice(start, stop) if kept.size else slice(0)
    return filt[tuple(index)]


@implements(np.copy)
def copy(a: Any, order: str = "K", subok: bool = False) -> Any:
    """See numpy.copy."""
    return apply(_COPY, (a,), {} if order == "K" else {"order": order})


@implements(np.astype)
def astype(x: Any, dtype: Any, /, *, copy: bool = True, device: Any = None) -> Any:
    """See numpy.astype; what is no longer of floating point is a constant."""
    target = np.dtype(dtype)
    if target.kind not in "fc":
        return apply(_ASTYPE, (primal(x),), {"dtype": target})
    return apply(_ASTYPE, (x,), {"dtype": target})
