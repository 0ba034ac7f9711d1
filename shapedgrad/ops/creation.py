"""Arrays made in the likeness of traced ones: constants that traced arrays can be written into."""

# ruff: noqa: ARG001  # every rule takes what the engine gives, every function what NumPy's does

from __future__ import annotations

from typing import Any

import numpy as np

from shapedgrad.autodiff.primitive import CREATORS, implements
from shapedgrad.autodiff.traced import lift

# np.zeros(shape, like=x): NumPy hands the call over without its like=
CREATORS |= {np.zeros, np.ones, np.empty, np.full, np.eye, np.identity, np.arange, np.tri}


def _alike(function: Any) -> None:
    @implements(function)
    def alike(a: Any, dtype: Any = None, order: str = "K", subok: bool = True, shape: Any = None) -> Any:
        shape = a.shape if shape is None else shape
        return lift(function(np.empty(0), dtype=dtype or a.dtype, shape=shape), a)


for _function in (np.zeros_like, np.ones_like, np.empty_like):
    _alike(_function)


@implements(np.full_like)
def full_like(
    a: Any, fill_value: Any, dtype: Any = None, order: str = "K", subok: bool = True, shape: Any = None
) -> Any:
    """See numpy.full_like."""
    return np.zeros_like(a, dtype=dtype, shape=shape) + fill_value


@implements(np.meshgrid)
def meshgrid(*xi: Any, copy: bool = True, sparse: bool = False, indexing: str = "xy") -> tuple[Any, ...]:
    """See numpy.meshgrid."""
    rank = len(xi)
    grids = [np.reshape(x, (1,) * n + (-1,) + (1,) * (rank - n - 1)) for n, x in enumerate(xi)]
    if indexing == "xy" and rank > 1:
        grids = [np.swapaxes(x, 0, 1) for x in grids]
    return tuple(grids) if sparse else np.broadcast_arrays(*grids)


@implements(np.linspace)
def linspace(
    start: Any, stop: Any, num: int = 50, endpoint: bool = True, retstep: bool = False, dtype: Any = None,
    axis: int = 0, *, device: Any = None,
) -> Any:  # fmt: skip
    """See numpy.linspace."""
    steps = num - 1 if endpoint else num
    shape = np.broadcast_shapes(np.shape(start), np.shape(stop))
    # weights of both ends, so that the last number is the stop itself
    share = (np.arange(num) / max(steps, 1)).reshape((-1,) + (1,) * len(shape))
    share = share.astype(np.finfo(np.result_type(start, stop, 1.0)).dtype)
    points = start * (1.0 - share) + stop * share
    points = np.moveaxis(points, 0, axis) if axis else points
    points = points if dtype is None else points.astype(dtype)
    return (points, (stop - start) / steps if steps > 0 else np.nan) if retstep else points


@implements(np.logspace)
def logspace(
    start: Any, stop: Any, num: int = 50, endpoint: bool = True, base: Any = 10.0, dtype: Any = None, axis: int = 0
) -> Any:  # fmt: skip
    """See numpy.logspace."""
    if np.ndim(base):
        rank = max(np.ndim(start), np.ndim(stop), np.ndim(base))
        start, stop = (np.reshape(x, (1,) * (rank - np.ndim(x)) + np.shape(x)) for x in (start, stop))
        base = np.expand_dims(base, axis)
    points = np.power(base, linspace(start, stop, num, endpoint, axis=axis))
    return points if dtype is None else points.astype(dtype)


@implements(np.geomspace)
def geomspace(
    start: Any, stop: Any, num: int = 50, endpoint: bool = True, dtype: Any = None, axis: int = 0
) -> Any:  # fmt: skip
    """See numpy.geomspace."""
    exponents = linspace(np.zeros(np.shape(start)), np.ones(np.shape(stop)), num, endpoint, axis=axis)
    first = np.expand_dims(start, axis) if np.ndim(start) else start
    ratio = stop / start
    ratio = np.expand_dims(ratio, axis) if np.ndim(ratio) else ratio
    points = first * np.power(ratio, exponents)
    return points if dtype is None else points.astype(dtype)


@implements(np.apply_along_axis)
def apply_along_axis(func1d: Any, axis: int, arr: Any, *args: Any, **kwargs: Any) -> Any:
    """See numpy.apply_along_axis."""
    moved = np.moveaxis(arr, axis, -1)
    outer = moved.shape[:-1]
    rows = np.reshape(moved, (-1, moved.shape[-1]))
    results = [func1d(rows[n], *args, **kwargs) for n in range(rows.shape[0])]
    joined = np.stack(results)
    inner = joined.shape[1:]
    joined = np.reshape(joined, (*outer, *inner))
    first = axis % len(arr.shape)
    for n in range(len(inner)):
        joined = np.moveaxis(joined, len(outer) + n, first + n)
    return joined


@implements(np.apply_over_axes)
def apply_over_axes(func: Any, a: Any, axes: Any) -> Any:
    """See numpy.apply_over_axes."""
    for axis in (axes,) if np.ndim(axes) == 0 else axes:
        reduced = func(a, axis)
        a = reduced if len(np.shape(reduced)) == len(np.shape(a)) else np.expand_dims(reduced, axis)
    return a
