"""Differences, derivatives, integrals and interpolation of sampled functions."""

# every rule takes what the engine gives, every function what NumPy's does

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.lib.array_utils import normalize_axis_index, normalize_axis_tuple

from shapedgrad.autodiff.methods import primal
from shapedgrad.autodiff.primitive import implements
from shapedgrad.ops.complex import is_complex
from shapedgrad.ops.indexing import select


@implements(np.diff)
def diff(a: Any, n: int = 1, axis: int = -1, prepend: Any = None, append: Any = None) -> Any:
    """See numpy.diff."""
    if n < 0:
        raise ValueError(f"order must be non-negative but got {n}")
    shape = np.shape(a)
    axis = normalize_axis_index(axis, len(shape))
    ends = [x for x in (prepend, a, append) if x is not None and x is not np._NoValue]  # noqa: SLF001
    if len(ends) > 1:
        slab = tuple([1 if k == axis else size for k, size in enumerate(shape)])
        a = np.concatenate([x if np.ndim(x) else np.broadcast_to(x, slab) for x in ends], axis=axis)
    before = (slice(None),) * axis
    for _ in range(n):
        a = a[(*before, slice(1, None))] - a[(*before, slice(None, -1))]
    return a


@implements(np.ediff1d)
def ediff1d(ary: Any, to_end: Any = None, to_begin: Any = None) -> Any:
    """See numpy.ediff1d."""
    parts = [to_begin, np.diff(np.ravel(ary)), to_end]
    return np.concatenate([np.ravel(x) for x in parts if x is not None], dtype=ary.dtype)


@implements(np.trapezoid)
def trapezoid(y: Any, x: Any = None, dx: Any = 1.0, axis: int = -1) -> Any:
    """See numpy.trapezoid."""
    y = y if hasattr(y, "dtype") else np.asarray(y)
    moved = np.moveaxis(y, axis, -1)
    if x is None:
        steps = dx
    else:
        x = x if hasattr(x, "dtype") else np.asarray(x)
        steps = np.diff(x) if x.ndim == 1 else np.diff(np.moveaxis(x, axis, -1))
    return np.sum((moved[..., 1:] + moved[..., :-1]) * steps * 0.5, axis=-1)


@implements(np.gradient)
def gradient(f: Any, *varargs: Any, axis: Any = None, edge_order: int = 1) -> Any:
    """See numpy.gradient."""
    rank = np.ndim(f)
    axes = tuple(range(rank)) if axis is None else normalize_axis_tuple(axis, rank)
    spacings = varargs if len(varargs) > 1 else (varargs or (1.0,)) * len(axes)
    if len(spacings) != len(axes):
        raise TypeError(f"{len(varargs)} spacings for {len(axes)} axes")
    for n, h in zip(axes, spacings, strict=True):
        if np.shape(f)[n] < edge_order + 1:
            raise ValueError(f"axis {n} of length {np.shape(f)[n]} is too short for edge_order {edge_order}")
        if np.ndim(h) and np.shape(h) != (np.shape(f)[n],):
            raise ValueError(f"positions of shape {np.shape(h)} for axis {n} of length {np.shape(f)[n]}")
    slopes = [_slope(f, h, n, edge_order) for n, h in zip(axes, spacings, strict=True)]
    return slopes[0] if len(slopes) == 1 else tuple(slopes)


def _slope(f: Any, spacing: Any, axis: int, edge_order: int) -> Any:
    """Return the slope of the parabola through each three neighbours, at the middle one and at the ends."""
    f = np.moveaxis(f, axis, -1)
    rise = np.diff(f)
    if np.ndim(spacing) == 0:
        inner = (f[..., 2:] - f[..., :-2]) / (2.0 * spacing)
        secants = rise / spacing
        left, right = (
            1.5 * secants[..., :1] - 0.5 * secants[..., 1:2],
            1.5 * secants[..., -1:] - 0.5 * secants[..., -2:-1],
        )
    else:
        steps = np.diff(spacing)
        secants = rise / steps
        share = steps[:-1] / (steps[:-1] + steps[1:])
        inner = secants[..., :-1] * (1.0 - share) + secants[..., 1:] * share
        # a parabola through three points has at its ends the slope of the near secant, and half of the bend more
        left = secants[..., :1] * 2.0 - inner[..., :1]
        right = secants[..., -1:] * 2.0 - inner[..., -1:]
    ends = (secants[..., :1], secants[..., -1:]) if edge_order == 1 else (left, right)
    return np.moveaxis(np.concatenate([ends[0], inner, ends[1]], axis=-1), -1, axis)


@implements(np.interp)
def interp(x: Any, xp: Any, fp: Any, left: Any = None, right: Any = None, period: Any = None) -> Any:
    """See numpy.interp."""
    x, xp = (_wide(a, np.float64) for a in (x, xp))
    fp = _wide(
        fp, np.complex128 if is_complex(np.asarray(fp) if isinstance(fp, list) else fp) else np.float64
    )
    if period is not None:
        period = abs(period)
        x, xp, left, right = x % period, xp % period, None, None
        order = np.argsort(primal(xp))
        xp, fp = xp[order], fp[order]
        xp = np.concatenate([xp[-1:] - period, xp, xp[:1] + period])
        fp = np.concatenate([fp[-1:], fp, fp[:1]])
    plain, knots = primal(x), primal(xp)
    last = np.shape(knots)[0] - 1
    inside = fp[0]
    if last:
        low = np.clip(np.searchsorted(knots, plain, side="right") - 1, 0, last - 1)
        at, after = select(fp, low), select(fp, low + 1)
        start, stop = select(xp, low), select(xp, low + 1)
        inside = at + (x - start) * ((after - at) / (stop - start))
    ended = np.where(plain > knots[-1], fp[last] if right is None else right, inside)
    return np.where(plain < knots[0], fp[0] if left is None else left, ended)


def _wide(a: Any, dtype: Any) -> Any:
    a = a if hasattr(a, "dtype") else np.asarray(a)
    return a if a.dtype == dtype else a.astype(dtype)
