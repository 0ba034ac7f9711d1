"""Selecting from arrays and writing into them: x[...], x[...] = v, take, diagonals, triangles."""

# ruff: noqa: ARG001, ARG005  # every rule takes what the engine gives, every function what NumPy's does

from __future__ import annotations

import math
import operator
from typing import Any

import numpy as np
from numpy.lib.array_utils import normalize_axis_index

from shapedgrad.autodiff import escapes
from shapedgrad.autodiff.errors import NotDifferentiableError
from shapedgrad.autodiff.methods import ArrayMethods, primal
from shapedgrad.autodiff.primitive import Primitive, implements
from shapedgrad.autodiff.traced import Traced, apply, apply_alone

_ITEMS = frozenset({np.ndarray, slice, int, type(None), type(...)})


def is_plain(index: Any) -> bool:
    """Tell whether an index, or each item of it, is what needs no conversion, and the same for all examples."""
    if type(index) is not tuple:
        return type(index) in _ITEMS
    for item in index:  # noqa: SIM110  # a generator takes three times as long
        if type(item) not in _ITEMS:
            return False
    return True


def plain_index(index: Any) -> Any:
    """Return an index with arrays in place of lists: here, once, for every rule that looks at it."""
    if type(index) is tuple:
        items = [plain_index(item) for item in index]
        return index if all(new is old for new, old in zip(items, index, strict=True)) else tuple(items)
    if type(index) is Traced:
        raise NotDifferentiableError(
            "an index is a traced floating point array: use x.astype(int) to index with it"
        )
    return np.asarray(index) if type(index) is list else index


def _may_repeat(index: Any) -> bool:
    arrays = []
    for item in index if type(index) is tuple else (index,):
        if isinstance(item, ArrayMethods):
            return True  # places that differ between examples are not looked at
        if type(item) is np.ndarray and item.dtype.kind != "b":
            if item.ndim > 1:
                return True
            arrays.append(item)
    # what np.arange selects is selected once, whatever else is, unless broadcasting repeats it
    for x in arrays:
        if x.size and x.ndim and x[0] >= 0 and (x[1:] > x[:-1]).all():
            return False
    return bool(arrays)


def _scatter_body(x: Any, index: Any, shape: tuple[int, ...]) -> Any:
    if not _may_repeat(index):
        full = np.zeros(shape, x.dtype)
        full[index] = x
        return full
    if _of_elements(index, len(shape)) and x.dtype in _COUNTED and (count := math.prod(shape)):
        # NumPy has let these indices through before, so all that wraps are those that count from the end
        flat = np.ravel_multi_index(index, shape, mode="wrap")
        counted = np.bincount(flat.reshape(-1), x.reshape(-1), count).reshape(shape)
        # float64, and integers where there is nothing to count
        return counted if counted.dtype == x.dtype else counted.astype(x.dtype)
    full = np.zeros(shape, x.dtype)
    # into a flat array: this is the case that NumPy has made fast
    np.add.at(full.reshape(-1), _flat_places(index, shape), x.reshape(-1))
    return full


# what np.bincount, which is the fastest, adds up without a loss
_COUNTED = frozenset({np.dtype(np.float64), np.dtype(np.float32)})


def _of_elements(index: Any, rank: int) -> bool:
    """Tell whether an index is an array of integers for each axis."""
    return (
        type(index) is tuple
        and len(index) == rank
        and all(type(item) is np.ndarray and item.dtype.kind == "i" for item in index)
    )


def _flat_places(index: Any, shape: tuple[int, ...]) -> Any:
    items = index if type(index) is tuple else (index,)
    if len(items) == 1 and isinstance(index := items[0], np.ndarray) and index.dtype != bool:
        # whole rows, without the numbers of all elements, which may be many
        length = math.prod(shape[1:])
        rows = np.where(index < 0, index + shape[0], index).reshape(-1, 1)
        return (rows * length + np.arange(length)).reshape(-1)
    return np.arange(math.prod(shape)).reshape(shape)[index].reshape(-1)


_SCATTER = Primitive("scatter", _scatter_body, lambda g, y, x, index, shape: g[index], linear="each")
_SELECT = Primitive(
    "getitem",
    lambda x, index: x[index],
    lambda g, y, x, index: scatter(g, index, x.shape),
    linear="each",
    views=True,
)


def scatter(x: Any, index: Any, shape: tuple[int, ...]) -> Any:
    """Return zeros of a shape to which x is added at the places that an index selects: the transpose of x[index]."""
    if type(x) is np.ndarray and is_plain(index):
        return _scatter_body(x, index, shape)
    return apply(_SCATTER, (x,), {"index": index, "shape": shape})


@implements(operator.getitem)
def select(a: Any, index: Any) -> Any:
    """Return a[index]."""
    if type(a) is Traced and type(a.value) is np.ndarray and is_plain(index):
        return apply_alone(_SELECT, a, {"index": index})
    return apply(_SELECT, (a,), {"index": plain_index(index)})


def _write_body(x: Any, value: Any, index: Any) -> Any:
    written = np.array(x)
    written[index] = value
    return written


def _written_vjp(g: Any, y: Any, x: Any, value: Any, index: Any) -> Any:
    if not _may_repeat(index):
        return g[index]
    # Where an index repeats, only the value that was written last has stayed.
    selected = apply(_SELECT, (g,), {"index": index})
    places = np.arange(np.size(selected)).reshape(selected.shape)
    owner = apply(_WRITE, (np.full(g.shape, -1), places), {"index": index})
    return np.where(apply(_SELECT, (owner,), {"index": index}) == places, selected, 0.0)


def _kept_vjp(g: Any, y: Any, x: Any, value: Any, index: Any) -> Any:
    return apply(_WRITE, (g, 0.0), {"index": index})


_WRITE: Primitive = Primitive(
    "setitem", _write_body, _kept_vjp, _written_vjp, linear="jointly", broadcasts=True
)


def of_one_example(index: Any) -> Any:
    """Return an index of the same shape without the arrays of examples that it may hold within `vmap`."""
    if type(index) is tuple:
        return tuple([of_one_example(item) for item in index])
    return np.zeros(index.shape, int) if isinstance(index, ArrayMethods) else index


@implements(operator.setitem)
def write(a: Any, index: Any, value: Any) -> Any:
    """Return a copy of an array in which a value is written at an index."""
    index = plain_index(index)
    selected = np.shape(np.broadcast_to(np.empty((), bool), a.shape)[of_one_example(index)])
    extra = np.ndim(value) - len(selected)
    if extra > 0:
        value = np.reshape(value, np.shape(value)[extra:])  # NumPy ignores leading axes of length 1 here
    return apply(_WRITE, (a, value), {"index": index})


@implements(np.take)
def take(a: Any, indices: Any, axis: int | None = None, out: Any = None, mode: str = "raise") -> Any:
    """See numpy.take."""
    if out is not None:
        raise escapes.written_out(np.take, out)
    if axis is None:
        a, axis = np.ravel(a), 0
    axis = normalize_axis_index(axis, len(a.shape))
    indices = primal(indices) if hasattr(indices, "shape") else np.asarray(indices)
    if mode != "raise":
        indices = np.take(np.arange(a.shape[axis]), indices, mode=mode)  # type: ignore[call-overload]
    return a[(slice(None),) * axis + (indices,)]


def along_axis(shape: tuple[int, ...], indices: Any, axis: int) -> tuple[Any, ...]:
    """Return the index that selects along one axis, for each place along the others."""
    axis = normalize_axis_index(axis, len(shape))
    if len(np.shape(indices)) != len(shape):
        raise ValueError(f"indices of shape {np.shape(indices)} along an axis of an array of shape {shape}")
    grid: list[Any] = list(np.ogrid[tuple([slice(n) for n in shape])])
    grid[axis] = indices
    return tuple(grid)


@implements(np.take_along_axis)
def take_along_axis(arr: Any, indices: Any, axis: int | None = -1) -> Any:
    """See numpy.take_along_axis."""
    if axis is None:
        return np.ravel(arr)[indices]
    return arr[along_axis(arr.shape, indices, axis)]


@implements(np.delete)
def delete(arr: Any, obj: Any, axis: int | None = None) -> Any:
    """See numpy.delete."""
    if axis is None:
        arr, axis = np.ravel(arr), 0
    return np.take(arr, np.delete(np.arange(arr.shape[axis]), obj), axis=axis)


@implements(np.compress)
def compress(condition: Any, a: Any, axis: int | None = None, out: Any = None) -> Any:
    """See numpy.compress."""
    return np.take(a, np.flatnonzero(primal(condition)), axis=axis, out=out)


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
