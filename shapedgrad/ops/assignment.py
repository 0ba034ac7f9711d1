"""Functions that write into their first argument: each is an indexed assignment to a traced array."""

# ruff: noqa: ARG001  # every rule takes what the engine gives, every function what NumPy's does

from __future__ import annotations

import math
from typing import Any

import numpy as np

from shapedgrad.autodiff import escapes
from shapedgrad.autodiff.methods import ArrayMethods, primal
from shapedgrad.autodiff.primitive import implements
from shapedgrad.ops.indexing import along_axis


def _writable(function: Any, target: Any) -> None:
    if not isinstance(target, ArrayMethods):
        raise escapes.written_out(function, target)


def _cycled(values: Any, count: int) -> Any:
    """Return as many values as asked for, from the start again after the last."""
    flat = np.ravel(values)
    return flat[np.arange(count) % max(np.size(flat), 1)]


@implements(np.copyto)
def copyto(dst: Any, src: Any, casting: str = "same_kind", where: Any = True) -> None:
    """See numpy.copyto."""
    _writable(np.copyto, dst)
    if where is True:
        dst[...] = src
    else:
        dst[...] = np.where(where, src, dst)


@implements(np.put_along_axis)
def put_along_axis(arr: Any, indices: Any, values: Any, axis: int | None) -> None:
    """See numpy.put_along_axis."""
    _writable(np.put_along_axis, arr)
    if axis is None:
        arr[np.unravel_index(indices, arr.shape)] = values
    else:
        arr[along_axis(arr.shape, indices, axis)] = values


@implements(np.put)
def put(a: Any, ind: Any, v: Any, mode: str = "raise") -> None:
    """See numpy.put."""
    _writable(np.put, a)
    places = np.take(np.arange(a.size), np.ravel(ind), mode=mode)  # type: ignore[call-overload]
    if np.size(v):
        a[np.unravel_index(places, a.shape)] = _cycled(v, places.size)


@implements(np.place)
def place(arr: Any, mask: Any, vals: Any) -> None:
    """See numpy.place."""
    _writable(np.place, arr)
    mask = np.reshape(np.asarray(primal(mask), bool), arr.shape)
    arr[mask] = _cycled(vals, int(np.count_nonzero(mask)))


@implements(np.putmask)
def putmask(a: Any, mask: Any, values: Any) -> None:
    """See numpy.putmask."""
    _writable(np.putmask, a)
    mask = np.reshape(np.asarray(primal(mask), bool), a.shape)
    a[mask] = np.reshape(_cycled(values, a.size), a.shape)[mask]


@implements(np.fill_diagonal)
def fill_diagonal(a: Any, val: Any, wrap: bool = False) -> None:
    """See numpy.fill_diagonal."""
    _writable(np.fill_diagonal, a)
    shape = a.shape
    if len(shape) < 2:
        raise ValueError("array must be at least 2-d")
    if len(shape) == 2:
        step, stop = shape[1] + 1, None if wrap else shape[1] * shape[1]
    else:
        if len(set(shape)) > 1:
            raise ValueError("All dimensions of input must be of equal length")
        step, stop = 1 + sum(math.prod(shape[n:]) for n in range(1, len(shape))), None
    places = np.arange(a.size)[:stop:step]
    a[np.unravel_index(places, shape)] = _cycled(val, places.size)
