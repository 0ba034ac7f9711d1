"""Sliding windows: a view of all windows of an array, and its transpose, which adds overlapping windows up."""

# ruff: noqa: ARG001, ARG005  # every rule takes what the engine gives, every function what NumPy's does

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.lib.array_utils import normalize_axis_tuple
from numpy.lib.stride_tricks import sliding_window_view

from shapedgrad.autodiff.primitive import Primitive, implements
from shapedgrad.autodiff.traced import apply

if TYPE_CHECKING:
    from shapedgrad.autodiff.examples import Call


def _overlap_body(x: Any, window: tuple[int, ...], axes: tuple[int, ...], shape: tuple[int, ...]) -> Any:
    total = np.zeros(shape, x.dtype)
    # one addition for each place in the window, of all windows at once
    for offset in product(*map(range, window)):
        starts = [0] * len(shape)
        for axis, start in zip(axes, offset, strict=True):
            starts[axis] += start
        total[tuple([slice(k, k + n) for k, n in zip(starts, x.shape, strict=False)])] += x[(..., *offset)]
    return total


def _batch(call: Call) -> Any:
    params = {**call.params, "axes": tuple([n + 1 for n in call.params["axes"]])}
    if "shape" in params:
        params["shape"] = (call.size, *params["shape"])
    return apply(call.primitive, call.operands, params)


_OVERLAP = Primitive(
    "overlap",
    _overlap_body,
    lambda g, y, x, window, axes, shape: _windows(g, window, axes),
    linear="each",
    batch=_batch,
)
_WINDOWS = Primitive(
    "sliding_window_view",
    lambda x, window, axes: sliding_window_view(x, window, axes),  # noqa: PLW0108  # names its own parameters
    lambda g, y, x, **params: apply(_OVERLAP, (g,), {**params, "shape": x.shape}),
    linear="each",
    batch=_batch,
)


def _windows(x: Any, window: tuple[int, ...], axes: tuple[int, ...]) -> Any:
    return apply(_WINDOWS, (x,), {"window": window, "axes": axes})


@implements(sliding_window_view)
def windows(
    x: Any, window_shape: Any, axis: Any = None, *, subok: bool = False, writeable: bool = False
) -> Any:  # fmt: skip
    """See numpy.lib.stride_tricks.sliding_window_view; the result is read-only."""
    window = tuple(window_shape) if isinstance(window_shape, (tuple, list)) else (window_shape,)
    rank = len(x.shape)
    axes = normalize_axis_tuple(range(rank) if axis is None else axis, rank, allow_duplicate=True)
    return _windows(x, window, axes)
