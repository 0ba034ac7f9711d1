"""Statistics: variances, averages, covariances, histograms."""

# ruff: noqa: ARG001  # every rule takes what the engine gives, every function what NumPy's does

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.lib.array_utils import normalize_axis_tuple

from shapedgrad.autodiff.methods import primal
from shapedgrad.autodiff.primitive import Primitive, implements
from shapedgrad.autodiff.traced import apply
from shapedgrad.ops.complex import is_complex
from shapedgrad.ops.indexing import scatter
from shapedgrad.ops.reduction import GIVEN_NOT, count, masked, params_of, spread
from shapedgrad.ops.sorting import values_of


def _deviations(x: Any, axis: Any, ddof: float, where: Any) -> Any:
    """Return twice the deviations from the mean, over the number that a variance divides by."""
    n = (
        np.asarray(count(x.shape, axis, where) - ddof)
        if where is True
        else count(x.shape, axis, where) - ddof
    )
    centred = x - np.mean(x, axis=axis, keepdims=True, where=where)
    if is_complex(x):
        centred = np.conjugate(centred)
    return masked(centred * (2.0 / n).astype(centred.real.dtype), where)


def _var_vjp(g: Any, y: Any, x: Any, axis: Any, keepdims: Any, ddof: float, where: Any = True) -> Any:
    return spread(g, x.shape, axis, keepdims) * _deviations(x, axis, ddof, where)


def _var_jvp(t: Any, y: Any, x: Any, axis: Any, keepdims: Any, ddof: float, where: Any = True) -> Any:
    terms = np.add.reduce(t * _deviations(x, axis, ddof, where), axis=axis, keepdims=keepdims)
    return np.real(terms) if is_complex(x) else terms


def _twice(y: Any) -> Any:
    # The deviation of a constant has a kink, whose middle derivative is 0.
    return np.where(primal(y) == 0, 1.0, 2.0 * y)


_VAR = Primitive("var", np.var, _var_vjp, jvps=(_var_jvp,))
_STD = Primitive(
    "std",
    np.std,
    lambda g, y, x, **params: _var_vjp(g / _twice(y), y, x, **params),
    jvps=(lambda t, y, x, **params: _var_jvp(t, y, x, **params) / _twice(y),),
)


def _spread_measure(primitive: Primitive, function: Any) -> None:
    @implements(function)
    def measure(
        a: Any, axis: Any = None, dtype: Any = None, out: Any = None, ddof: float = 0,
        keepdims: Any = GIVEN_NOT, *, where: Any = GIVEN_NOT, mean: Any = GIVEN_NOT, correction: Any = GIVEN_NOT,
    ) -> Any:  # fmt: skip
        # mean= only saves NumPy some time
        if dtype is not None:
            a = a.astype(dtype)
        ddof = ddof if correction is GIVEN_NOT else correction
        return apply(primitive, (a,), params_of(function, out, keepdims, where, axis=axis, ddof=ddof))


_spread_measure(_VAR, np.var)
_spread_measure(_STD, np.std)


def _nan_ignoring(function: Any, ordinary: Any) -> None:
    @implements(function)
    def ignoring(a: Any, axis: Any = None, *args: Any, where: Any = True, **kwargs: Any) -> Any:
        valid = ~np.isnan(primal(a))
        if where is not True and where is not GIVEN_NOT:
            valid = valid & where
        return ordinary(np.where(valid, a, 0.0), axis, *args, where=valid, **kwargs)


for _function, _ordinary in ((np.nansum, np.sum), (np.nanmean, np.mean), (np.nanprod, np.prod),
                             (np.nanvar, np.var), (np.nanstd, np.std)):  # fmt: skip
    _nan_ignoring(_function, _ordinary)


@implements(np.average)
def average(
    a: Any, axis: Any = None, weights: Any = None, returned: bool = False, *, keepdims: Any = GIVEN_NOT
) -> Any:
    """See numpy.average."""
    keepdims = keepdims is not GIVEN_NOT and keepdims
    a = a if hasattr(a, "dtype") else np.asarray(a)
    if weights is None:
        mean = np.mean(a, axis=axis, keepdims=keepdims)
        return (mean, np.full(mean.shape, a.size / max(mean.size, 1), mean.dtype)) if returned else mean
    weights = weights if hasattr(weights, "dtype") else np.asarray(weights)
    if weights.shape != a.shape:
        if axis is None:
            raise TypeError("axis must be specified when shapes of a and weights differ")
        axes = normalize_axis_tuple(axis, a.ndim)
        if weights.shape != tuple([a.shape[n] for n in axes]):
            raise ValueError(
                f"weights of shape {weights.shape} for axis {axis} of an array of shape {a.shape}"
            )
        by_place = np.transpose(weights, tuple(int(n) for n in np.argsort(axes)))
        weights = np.expand_dims(by_place, tuple(n for n in range(a.ndim) if n not in axes))
    total = np.sum(weights + np.zeros(a.shape, weights.dtype), axis=axis, keepdims=keepdims)
    mean = np.sum(a * weights, axis=axis, keepdims=keepdims) / total
    return (mean, total) if returned else mean


@implements(np.cov)
def cov(
    m: Any, y: Any = None, rowvar: bool = True, bias: bool = False, ddof: int | None = None,
    fweights: Any = None, aweights: Any = None, *, dtype: Any = None,
) -> Any:  # fmt: skip
    """See numpy.cov."""
    dtype = np.result_type(m, np.float64, *([] if y is None else [y])) if dtype is None else dtype
    rows = _variables(m, rowvar, dtype)
    if y is not None:
        rows = np.concatenate([rows, _variables(y, rowvar, dtype)])
    ddof = ddof if ddof is not None else 0 if bias else 1
    weights = None if fweights is None else np.asarray(fweights, float)
    if aweights is not None:
        weights = aweights if weights is None else weights * aweights
    if weights is None:
        n: Any = rows.shape[1] - ddof
        centred = rows - np.mean(rows, axis=1, keepdims=True)
        return np.squeeze(centred @ np.conjugate(centred.T) / n)
    total = np.sum(weights)
    n = total - ddof if aweights is None else total - ddof * np.sum(weights * aweights) / total
    centred = rows - np.sum(rows * weights, axis=1, keepdims=True) / total
    return np.squeeze(centred @ np.conjugate((centred * weights).T) / n)


def _variables(m: Any, rowvar: bool, dtype: Any) -> Any:
    m = (m if hasattr(m, "dtype") else np.asarray(m)).astype(dtype)
    return np.atleast_2d(m) if rowvar or m.ndim == 1 else m.T


@implements(np.corrcoef)
def corrcoef(x: Any, y: Any = None, rowvar: bool = True, *, dtype: Any = None) -> Any:
    """See numpy.corrcoef."""
    c = np.atleast_2d(cov(x, y, rowvar, dtype=dtype))
    scale = np.sqrt(np.real(np.diagonal(c)))
    return np.squeeze(c / scale[:, None] / scale[None, :])


@implements(np.bincount)
def bincount(x: Any, /, weights: Any = None, minlength: int = 0) -> Any:
    """See numpy.bincount."""
    x = np.asarray(x)
    return scatter(weights.astype(np.float64), (x,), (max(minlength, int(np.max(x, initial=-1)) + 1),))


@implements(np.histogram)
def histogram(a: Any, bins: Any = 10, range: Any = None, density: Any = None, weights: Any = None) -> Any:
    """See numpy.histogram; the values are constants to the counts, the weights are not."""
    plain = np.ravel(values_of(a, np.histogram))
    counts, edges = np.histogram(plain, primal(bins), range, density if weights is None else None)
    if weights is None:
        return counts, edges
    # the last bin has its right edge, too
    place = np.where(plain == edges[-1], counts.size - 1, np.searchsorted(edges, plain, side="right") - 1)
    inside = (plain >= edges[0]) & (plain <= edges[-1])
    counts = scatter(np.ravel(weights)[inside], (place[inside],), counts.shape)
    return (counts / np.diff(edges) / np.sum(counts) if density else counts), edges
