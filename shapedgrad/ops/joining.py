"""Joining arrays and splitting them."""

# ruff: noqa: ARG001, ARG005  # every rule takes what the engine gives, every function what NumPy's does

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.lib.array_utils import normalize_axis_index

from shapedgrad.autodiff import escapes
from shapedgrad.autodiff.primitive import Primitive, implements
from shapedgrad.autodiff.traced import apply

if TYPE_CHECKING:
    from collections.abc import Sequence


def _concatenate_joint(g: Any, y: Any, *arrays: Any, axis: int) -> list[Any]:
    before = (slice(None),) * (axis % len(y.shape))
    answers, start = [], 0
    for array in arrays:
        stop = start + array.shape[axis]
        answers.append(g[(*before, slice(start, stop))])
        start = stop
    return answers


_CONCATENATE = Primitive(
    "concatenate",
    lambda *xs, axis: np.concatenate(xs, axis=axis),
    joint=_concatenate_joint,
    linear="jointly",
)
_STACK = Primitive(
    "stack",
    lambda *xs, axis: np.stack(xs, axis=axis),
    joint=lambda g, y, *xs, axis: [g[(slice(None),) * (axis % len(y.shape)) + (n,)] for n in range(len(xs))],
    linear="jointly",
)


def _joined(primitive: Primitive, arrays: Sequence[Any], axis: int, out: Any, dtype: Any) -> Any:
    if out is not None:
        raise escapes.written_out(np.concatenate, out)
    joined = apply(primitive, [x if hasattr(x, "dtype") else np.asarray(x) for x in arrays], {"axis": axis})
    return joined if dtype is None else joined.astype(dtype)


@implements(np.concatenate, np.concat)
def concatenate(
    arrays: Sequence[Any], /, axis: int | None = 0, out: Any = None, *, dtype: Any = None, casting: str = ""
) -> Any:
    """See numpy.concatenate."""
    if axis is None:
        return _joined(_CONCATENATE, [np.ravel(x) for x in arrays], 0, out, dtype)
    return _joined(_CONCATENATE, arrays, axis, out, dtype)


@implements(np.stack)
def stack(
    arrays: Sequence[Any], axis: int = 0, out: Any = None, *, dtype: Any = None, casting: str = ""
) -> Any:
    """See numpy.stack."""
    return _joined(_STACK, list(arrays), axis, out, dtype)


@implements(np.vstack)
def vstack(tup: Sequence[Any], *, dtype: Any = None, casting: str = "") -> Any:
    """See numpy.vstack."""
    return concatenate([np.atleast_2d(x) for x in tup], 0, dtype=dtype)


@implements(np.hstack)
def hstack(tup: Sequence[Any], *, dtype: Any = None, casting: str = "") -> Any:
    """See numpy.hstack."""
    arrays = [np.atleast_1d(x) for x in tup]
    return concatenate(arrays, 0 if len(arrays[0].shape) == 1 else 1, dtype=dtype)


@implements(np.dstack)
def dstack(tup: Sequence[Any]) -> Any:
    """See numpy.dstack."""
    return concatenate([np.atleast_3d(x) for x in tup], 2)


@implements(np.column_stack)
def column_stack(tup: Sequence[Any]) -> Any:
    """See numpy.column_stack."""
    return concatenate([x if np.ndim(x) > 1 else np.reshape(x, (-1, 1)) for x in tup], 1)


@implements(np.append)
def append(arr: Any, values: Any, axis: int | None = None) -> Any:
    """See numpy.append."""
    return concatenate([arr, values], axis)


@implements(np.block)
def block(arrays: Any) -> Any:
    """See numpy.block."""
    depth = _depth(arrays)
    rank = max(depth, _rank(arrays))
    return _block(arrays, depth, rank)


def _depth(arrays: Any) -> int:
    return 1 + max(_depth(x) for x in arrays) if isinstance(arrays, list) else 0


def _rank(arrays: Any) -> int:
    return max(_rank(x) for x in arrays) if isinstance(arrays, list) else np.ndim(arrays)


def _block(arrays: Any, depth: int, rank: int) -> Any:
    if not isinstance(arrays, list):
        return np.reshape(arrays, (1,) * (rank - np.ndim(arrays)) + np.shape(arrays))
    return concatenate([_block(x, depth - 1, rank) for x in arrays], rank - depth)


def _splitter(function: Any, axis_of: Any) -> None:
    @implements(function)
    def pieces(ary: Any, indices_or_sections: Any, axis: int = 0) -> list[Any]:
        n = axis_of(len(ary.shape), axis)
        # NumPy splits the positions along the axis, and refuses what does not divide
        one = np.split if function is not np.array_split else np.array_split
        parts = one(np.arange(ary.shape[n]), indices_or_sections)
        before = (slice(None),) * n
        return [ary[(*before, slice(part[0], part[-1] + 1) if part.size else slice(0))] for part in parts]


for _function, _axis_of in (
    (np.split, lambda rank, axis: normalize_axis_index(axis, rank)),
    (np.array_split, lambda rank, axis: normalize_axis_index(axis, rank)),
    (np.hsplit, lambda rank, axis: 0 if rank == 1 else 1),
    (np.vsplit, lambda rank, axis: 0),
    (np.dsplit, lambda rank, axis: 2),
):
    _splitter(_function, _axis_of)


@implements(np.insert)
def insert(arr: Any, obj: Any, values: Any, axis: int | None = None) -> Any:
    """See numpy.insert."""
    if axis is None:
        arr, axis = np.ravel(arr), 0
    rank = len(np.shape(arr))
    axis = normalize_axis_index(axis, rank)
    n = np.shape(arr)[axis]
    single = np.ndim(obj) == 0 and not isinstance(obj, slice)
    if single:
        # as many as there are values, which stand along the first of their axes
        values = np.reshape(values, (1,) * (rank - np.ndim(values)) + np.shape(values))
        values = np.moveaxis(values, 0, axis)
        obj = [obj] * np.shape(values)[axis]
    # NumPy inserts numbers of its own into those of the elements: the negative ones are the new
    count = np.arange(n)[obj].size if isinstance(obj, slice) else np.insert(np.arange(n), obj, -1).size - n
    numbers = np.insert(np.arange(n), obj, -1 - np.arange(count))
    slab = (*np.shape(arr)[:axis], count, *np.shape(arr)[axis + 1 :])
    places = np.where(numbers < 0, n - 1 - numbers, numbers)
    return np.take(np.concatenate([arr, np.broadcast_to(values, slab)], axis=axis), places, axis=axis)


@implements(np.unstack)
def unstack(x: Any, /, *, axis: int = 0) -> tuple[Any, ...]:
    """See numpy.unstack."""
    return tuple(np.moveaxis(x, axis, 0))
