"""Selecting from arrays and writing into them: x[...], x[...] = v, take, diagonals, triangles."""

# ruff: noqa: ARG001, ARG005  # every rule takes what the engine gives, every function what NumPy's does

from __future__ import annotations

import operator
from typing import Any

import numpy as np
from numpy.lib.array_utils import normalize_axis_index

from shapedgrad.autodiff.errors import NotDifferentiableError
from shapedgrad.autodiff.methods import primal
from shapedgrad.autodiff.primitive import Primitive, implements
from shapedgrad.autodiff.traced import Traced, apply


def _plain_index(index: Any) -> Any:
    # Lists become arrays here, once, for every rule that looks at the index.
    if type(index) is tuple:
        items = [_plain_index(item) for item in index]
        return index if all(new is old for new, old in zip(items, index, strict=True)) else tuple(items)
    if type(index) is Traced:
        raise NotDifferentiableError(
            "an index is a traced floating point array: use x.astype(int) to index with it"
        )
    return np.asarray(index) if type(index) is list else index


def _may_repeat(index: Any) -> bool:
    items = index if type(index) is tuple else (index,)
    return any(isinstance(item, np.ndarray) and item.dtype != bool for item in items)


def _scatter_body(x: Any, index: Any, shape: tuple[int, ...]) -> Any:
    full = np.zeros(shape, x.dtype)
    if _may_repeat(index):
        np.add.at(full, index, x)
    else:
        full[index] = x
    return full


_SCATTER = Primitive("scatter", _scatter_body, lambda g, y, x, index, shape: g[index])
_SELECT = Primitive(
    "getitem", lambda x, index: x[index], lambda g, y, x, index: scatter(g, index, x.shape), views=True
)  # fmt: skip


def scatter(x: Any, index: Any, shape: tuple[int, ...]) -> Any:
    """Return zeros of a shape to which x is added at the places that an index selects: the transpose of x[index]."""
    return apply(_SCATTER, (x,), {"index": index, "shape": shape})


@implements(operator.getitem)
def select(a: Any, index: Any) -> Any:
    """Return a[index]."""
    return apply(_SELECT, (a,), {"index": _plain_index(index)})


def _write_body(x: Any, value: Any, index: Any) -> Any:
    written = np.array(x)
    written[index] = value
    return written


def _written_vjp(g: Any, y: Any, x: Any, value: Any, index: Any) -> Any:
    if not _may_repeat(index):
        return g[index]
    # Where an index repeats, only the value that was written last has stayed.
    places = np.arange(np.size(g[index])).reshape(g[index].shape)
    owner = np.full(g.shape, -1)
    owner[index] = places
    return np.where(owner[index] == places, g[index], 0.0)


def _kept_vjp(g: Any, y: Any, x: Any, value: Any, index: Any) -> Any:
    return apply(_WRITE, (g, 0.0), {"index": index})


_WRITE: Primitive = Primitive("setitem", _write_body, _kept_vjp, _written_vjp, broadcasts=True)


@implements(operator.setitem)
def write(a: Any, index: Any, value: Any) -> Any:
    """Return a copy of an array in which a value is written at an index."""
    index = _plain_index(index)
    selected = np.shape(np.broadcast_to(np.empty((), bool), a.shape)[index])
    extra = np.ndim(value) - len(selected)
    if extra > 0:
        value = np.reshape(value, np.shape(value)[extra:])  # NumPy ignores leading axes of length 1 here
    return apply(_WRITE, (a, value), {"index": index})


@implements(np.take)
def take(a: Any, indices: Any, axis: int | None = None, out: Any = None, mode: str = "raise") -> Any:
    """See numpy.take."""
    if out is not None or mode != "raise":
        raise NotDifferentiableError('np.take of a traced array has no out=, and no mode= besides "raise"')
    if axis is None:
        a, axis = np.ravel(a), 0
    return a[(slice(None),) * normalize_axis_index(axis, len(a.shape)) + (np.asarray(indices),)]


@implements(np.take_along_axis)
def take_along_axis(arr: Any, indices: Any, axis: int | None = -1) -> Any:
    """See numpy.take_along_axis."""
    if axis is None:
        return np.ravel(arr)[indices]
    grid = list(np.ogrid[tuple([slice(n) for n in indices.shape])])
    grid[axis] = indices
    return arr[tuple(grid)]


@implements(np.lib.stride_tricks.sliding_window_view)
def sliding_window_view(
    x: Any, window_shape: Any, axis: Any = None, *, subok: bool = False, writeable: bool = False
) -> Any:
    """See numpy.lib.stride_tricks.sliding_window_view."""
    # A view of the elements' numbers tells which elements the windows hold.
    numbers = np.arange(x.size).reshape(x.shape)
    return np.ravel(x)[np.lib.stride_tricks.sliding_window_view(numbers, window_shape, axis)]


@implements(np.delete)
def delete(arr: Any, obj: Any, axis: int | None = None) -> Any:
    """See numpy.delete."""
    if axis is None:
        arr, axis = np.ravel(arr), 0
    return np.take(arr, np.delete(np.arange(arr.shape[axis]), obj), axis=axis)


@implements(np.compress)
def compress(condition: Any, a: Any, axis: int | None = None, out: Any = None) -> Any:
    """See numpy.compress."""
    return np.take(a, np.flatnonzero(condition), axis=axis, out=out)


@implements(np.extract)
def extract(condition: Any, arr: Any) -> Any:
    """See numpy.extract."""
    return np.take(arr, np.flatnonzero(primal(condition)))


@implements(np.diagonal)
def diagonal(a: Any, offset: int = 0, axis1: int = 0, axis2: int = 1) -> Any:
    """See numpy.diagonal."""
    moved = np.moveaxis(a, (axis1, axis2), (-2, -1))
    m, n = moved.shape[-2:]
    first = max(-offset, 0)
    rows = np.arange(first, max(min(m, n - offset), first))
    return moved[..., rows, rows + offset]


@implements(np.trace)
def trace(a: Any, offset: int = 0, axis1: int = 0, axis2: int = 1) -> Any:
    """See numpy.trace."""
    return np.sum(np.diagonal(a, offset, axis1, axis2), axis=-1)


@implements(np.diag)
def diag(v: Any, k: int = 0) -> Any:
    """See numpy.diag."""
    if len(v.shape) == 2:
        return np.diagonal(v, k)
    n = v.shape[0]
    rows = np.arange(n) + max(-k, 0)
    return scatter(v, (rows, rows + k), (n + abs(k), n + abs(k)))


@implements(np.diagflat)
def diagflat(v: Any, k: int = 0) -> Any:
    """See numpy.diagflat."""
    return np.diag(np.ravel(v), k)


@implements(np.tril)
def tril(m: Any, k: int = 0) -> Any:
    """See numpy.tril."""
    return np.where(np.tri(m.shape[-2], m.shape[-1], k, dtype=bool), m, 0.0)


@implements(np.triu)
def triu(m: Any, k: int = 0) -> Any:
    """See numpy.triu."""
    return np.where(np.tri(m.shape[-2], m.shape[-1], k - 1, dtype=bool), 0.0, m)


@implements(np.pad)
def pad(array: Any, pad_width: Any, mode: str = "constant", **kwargs: Any) -> Any:
    """See numpy.pad."""
    # Padding the elements' numbers tells for every place of the result where its element comes from.
    numbers = np.arange(array.size).reshape(array.shape)
    if mode == "constant":
        inside = np.pad(numbers, pad_width, constant_values=-1)
        values = np.pad(
            np.zeros(array.shape, array.dtype),
            pad_width,
            constant_values=primal(kwargs.get("constant_values", 0)),
        )
        return np.where(inside < 0, values, np.ravel(array)[inside])
    if mode not in {"edge", "wrap", "reflect", "symmetric"} or kwargs.get("reflect_type") == "odd":
        raise NotDifferentiableError(f"np.pad of a traced array has no mode {mode!r}")
    return np.ravel(array)[np.pad(numbers, pad_width, mode=mode, **kwargs)]  # type: ignore[call-overload]
