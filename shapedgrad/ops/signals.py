"""Sequences, polynomials and statistics: convolution, interpolation, quantiles, covariance."""

# ruff: noqa: ARG001, ARG005  # every rule takes what the engine gives, every function what NumPy's does

from __future__ import annotations

from typing import Any

import numpy as np

from shapedgrad.autodiff.errors import NotDifferentiableError
from shapedgrad.autodiff.methods import primal
from shapedgrad.autodiff.primitive import Primitive, implements
from shapedgrad.autodiff.traced import apply
from shapedgrad.ops.indexing import scatter

_CONVOLVE = Primitive(
    "convolve",
    np.convolve,
    lambda g, y, a, v: np.convolve(g, v[::-1])[v.size - 1 : v.size - 1 + a.size],
    lambda g, y, a, v: np.convolve(g, a[::-1])[a.size - 1 : a.size - 1 + v.size],
)


@implements(np.convolve)
def convolve(a: Any, v: Any, mode: str = "full") -> Any:
    """See numpy.convolve."""
    a, v = np.ravel(a), np.ravel(v)
    full = apply(_CONVOLVE, (a, v))
    long, short = max(a.size, v.size), min(a.size, v.size)
    if mode == "valid":
        return full[short - 1 : long]
    return full if mode == "full" else full[(short - 1) // 2 : (short - 1) // 2 + long]


@implements(np.correlate)
def correlate(a: Any, v: Any, mode: str = "valid") -> Any:
    """See numpy.correlate."""
    flipped = np.flip(np.ravel(v))
    if mode != "same":
        return convolve(a, flipped, mode)
    m, n = np.size(a), np.size(v)
    # NumPy exchanges the operands where the second is longer, and cuts from the other end then
    start = (min(m, n) - 1) // 2 if m >= n else min(m, n) // 2
    return convolve(a, flipped)[start : start + max(m, n)]


@implements(np.interp)
def interp(x: Any, xp: Any, fp: Any, left: Any = None, right: Any = None, period: Any = None) -> Any:
    """See numpy.interp."""
    if period is not None:
        raise NotDifferentiableError("np.interp of traced arrays has no period=")
    xp, fp = (np.asarray(a) if type(primal(a)) is list else a for a in (xp, fp))
    plain, knots = primal(x), np.asarray(primal(xp))
    last = knots.size - 1
    low = np.clip(np.searchsorted(knots, plain, side="right") - 1, 0, last - 1)
    slope = (fp[low + 1] - fp[low]) / (xp[low + 1] - xp[low])
    inside = fp[low] + (x - xp[low]) * slope
    ended = np.where(plain > knots[-1], fp[last] if right is None else right, inside)
    return np.where(plain < knots[0], fp[0] if left is None else left, ended)


@implements(np.polyval)
def polyval(p: Any, x: Any) -> Any:
    """See numpy.polyval."""
    total = x * 0.0
    for coefficient in np.asarray(p) if isinstance(p, (list, tuple)) else p:
        total = total * x + coefficient
    return total


@implements(np.cross)
def cross(a: Any, b: Any, axisa: int = -1, axisb: int = -1, axisc: int = -1, axis: int | None = None) -> Any:
    """See numpy.cross, of vectors with three components."""
    if axis is not None:
        axisa = axisb = axisc = axis
    a, b = np.moveaxis(a, axisa, -1), np.moveaxis(b, axisb, -1)
    if a.shape[-1] != 3 or b.shape[-1] != 3:
        raise ValueError(
            f"cross products are of vectors with 3 components, not {a.shape[-1]} and {b.shape[-1]}"
        )
    forward, backward = [1, 2, 0], [2, 0, 1]
    product = a[..., forward] * b[..., backward] - a[..., backward] * b[..., forward]
    return np.moveaxis(product, -1, axisc)


@implements(np.linalg.cross)
def linalg_cross(x1: Any, x2: Any, /, *, axis: int = -1) -> Any:
    """See numpy.linalg.cross."""
    return cross(x1, x2, axis=axis)


@implements(np.quantile)
def quantile(
    a: Any, q: Any, axis: Any = None, out: Any = None, overwrite_input: bool = False,
    method: str = "linear", keepdims: bool = False, *, weights: Any = None, interpolation: Any = None,
) -> Any:  # fmt: skip
    """See numpy.quantile, of one axis and with linear interpolation."""
    if out is not None or method != "linear" or isinstance(axis, tuple) or weights is not None or keepdims:
        raise NotDifferentiableError("np.quantile of a traced array takes q and one axis, nothing else")
    ordered = np.moveaxis(np.sort(a, axis=axis), -1 if axis is None else axis, 0)
    place = np.asarray(primal(q)) * (ordered.shape[0] - 1)
    low = np.floor(place).astype(int)
    share: Any = np.reshape(place - low, place.shape + (1,) * (len(ordered.shape) - 1))
    if share.ndim == 0:
        share = float(share)  # as NumPy: only an array of quantiles widens float32
    return ordered[low] * (1 - share) + ordered[np.minimum(low + 1, ordered.shape[0] - 1)] * share


@implements(np.percentile)
def percentile(a: Any, q: Any, axis: int | None = None, **kwargs: Any) -> Any:
    """See numpy.percentile, of one axis and with linear interpolation."""
    return quantile(a, np.asarray(q) / 100, axis, **kwargs)


@implements(np.cov)
def cov(m: Any, y: Any = None, rowvar: bool = True, bias: bool = False, ddof: int | None = None) -> Any:
    """See numpy.cov, without weights."""
    m = m.astype(np.float64)
    rows = np.atleast_2d(m) if rowvar or len(m.shape) == 1 else m.T
    if y is not None:
        others = np.atleast_2d(y) if rowvar or np.ndim(y) == 1 else np.transpose(y)
        rows = np.concatenate([rows, others])
    n = rows.shape[1] - (ddof if ddof is not None else 0 if bias else 1)
    centred = rows - np.mean(rows, axis=1, keepdims=True)
    return np.squeeze(centred @ centred.T / n)


@implements(np.corrcoef)
def corrcoef(x: Any, y: Any = None, rowvar: bool = True) -> Any:
    """See numpy.corrcoef."""
    c = np.atleast_2d(cov(x, y, rowvar))
    scale = np.sqrt(np.diagonal(c))
    return np.squeeze(c / scale[:, None] / scale[None, :])


@implements(np.bincount)
def bincount(x: Any, /, weights: Any = None, minlength: int = 0) -> Any:
    """See numpy.bincount."""
    return scatter(weights.astype(np.float64), (np.asarray(x),), (max(minlength, int(np.max(x)) + 1),))


@implements(np.meshgrid)
def meshgrid(*xi: Any, copy: bool = True, sparse: bool = False, indexing: str = "xy") -> tuple[Any, ...]:
    """See numpy.meshgrid."""
    rank = len(xi)
    grids = [np.reshape(x, (1,) * n + (-1,) + (1,) * (rank - n - 1)) for n, x in enumerate(xi)]
    if indexing == "xy" and rank > 1:
        grids = [np.swapaxes(x, 0, 1) for x in grids]
    return tuple(grids) if sparse else np.broadcast_arrays(*grids)
