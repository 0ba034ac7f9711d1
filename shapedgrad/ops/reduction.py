"""Reductions over axes; ``where=`` takes part in the derivatives, and extremes that tie share them."""

# ruff: noqa: ARG001  # every rule takes what the engine gives, every function what NumPy's does

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.lib.array_utils import normalize_axis_index

from shapedgrad.autodiff import escapes
from shapedgrad.autodiff.methods import primal
from shapedgrad.autodiff.primitive import REDUCTIONS, Primitive, implements
from shapedgrad.autodiff.traced import Traced, apply

_GIVEN_NOT: Any = np._NoValue  # noqa: SLF001  # numpy's own default of initial= and where=


def spread(g: Any, shape: tuple[int, ...], axis: Any, keepdims: Any) -> Any:
    """Return the cotangent of a reduction's result repeated along the axes that were reduced."""
    if axis is not None and not keepdims:
        axes = {n % len(shape) for n in (axis if isinstance(axis, tuple) else (axis,))}
        g = g.reshape(tuple([1 if n in axes else size for n, size in enumerate(shape)]))
    if type(g) is Traced:
        return np.broadcast_to(g, shape)
    full = np.empty(shape, g.dtype)
    full[...] = g
    return full


def _params(function: Any, out: Any, keepdims: Any, where: Any, **others: Any) -> dict[str, Any]:
    """Return what a reduction was asked for, without what is left at its default."""
    if out is not None:
        raise escapes.written_out(function, out)
    params = {key: value for key, value in others.items() if value is not _GIVEN_NOT}
    params["keepdims"] = keepdims is not _GIVEN_NOT and bool(keepdims)
    if where is not _GIVEN_NOT and where is not True:
        params["where"] = np.asarray(where)
    return params


def count(shape: tuple[int, ...], axis: Any, where: Any = True) -> Any:
    """Return how many elements are reduced into one: an int, or an array where ``where`` decides."""
    if where is not True:
        return np.add.reduce(np.broadcast_to(where, shape), axis=axis, keepdims=True, dtype=int)
    if axis is None:
        return math.prod(shape)
    return math.prod([shape[n] for n in (axis if isinstance(axis, tuple) else (axis,))])


def _masked(g: Any, where: Any) -> Any:
    return g if where is True else np.where(where, g, 0.0)


def _sum_vjp(g: Any, y: Any, x: Any, axis: Any, keepdims: bool, where: Any = True, initial: Any = 0) -> Any:
    return _masked(spread(g, x.shape, axis, keepdims), where)


_SUM = Primitive("sum", np.add.reduce, _sum_vjp)


@implements(np.sum)
def sum(
    a: Any, axis: Any = None, dtype: Any = None, out: Any = None, keepdims: Any = _GIVEN_NOT,
    initial: Any = _GIVEN_NOT, where: Any = _GIVEN_NOT,
) -> Any:  # fmt: skip
    """See numpy.sum."""
    if dtype is not None:
        a = a.astype(dtype)
    return apply(_SUM, (a,), _params(np.sum, out, keepdims, where, axis=axis, initial=initial))


def _mean_body(x: Any, axis: Any, keepdims: Any, where: Any = True) -> Any:
    if where is True and x.dtype.itemsize > 2 and x.size:
        # what np.mean does, without its overhead
        return np.add.reduce(x, axis=axis, keepdims=keepdims) / count(x.shape, axis)
    return np.mean(x, axis=axis, keepdims=keepdims, where=where)


def _mean_vjp(g: Any, y: Any, x: Any, axis: Any, keepdims: bool, where: Any = True) -> Any:
    n = count(x.shape, axis, where)
    if where is True:
        return spread(g / n, x.shape, axis, keepdims)
    return np.where(where, spread(g, x.shape, axis, keepdims), 0.0) / n.astype(x.dtype)


_MEAN = Primitive("mean", _mean_body, _mean_vjp)


@implements(np.mean)
def mean(
    a: Any, axis: Any = None, dtype: Any = None, out: Any = None, keepdims: Any = _GIVEN_NOT,
    *, where: Any = _GIVEN_NOT,
) -> Any:  # fmt: skip
    """See numpy.mean."""
    if dtype is not None:
        a = a.astype(dtype)
    return apply(_MEAN, (a,), _params(np.mean, out, keepdims, where, axis=axis))


def _var_vjp(g: Any, y: Any, x: Any, axis: Any, keepdims: bool, ddof: float, where: Any = True) -> Any:
    n = np.asarray(count(x.shape, axis, where) - ddof, x.dtype)
    centred = x - np.mean(x, axis=axis, keepdims=True, where=where)
    return _masked(spread(g, x.shape, axis, keepdims) * centred * (2.0 / n), where)


def _std_vjp(g: Any, y: Any, x: Any, axis: Any, keepdims: bool, ddof: float, where: Any = True) -> Any:
    # The deviation of a constant has a kink, whose middle derivative is 0.
    return _var_vjp(g / np.where(primal(y) == 0, 1.0, 2.0 * y), y, x, axis, keepdims, ddof, where)


_VAR = Primitive("var", np.var, _var_vjp)
_STD = Primitive("std", np.std, _std_vjp)


def _spread_measure(primitive: Primitive, function: Any) -> None:
    @implements(function)
    def measure(
        a: Any, axis: Any = None, dtype: Any = None, out: Any = None, ddof: float = 0,
        keepdims: Any = _GIVEN_NOT, *, where: Any = _GIVEN_NOT, correction: Any = _GIVEN_NOT,
    ) -> Any:  # fmt: skip
        if dtype is not None:
            a = a.astype(dtype)
        ddof = ddof if correction is _GIVEN_NOT else correction
        return apply(primitive, (a,), _params(function, out, keepdims, where, axis=axis, ddof=ddof))


_spread_measure(_VAR, np.var)
_spread_measure(_STD, np.std)


def _extreme_vjp(
    g: Any, y: Any, x: Any, axis: Any, keepdims: bool, where: Any = True, initial: Any = None
) -> Any:
    best = primal(x) == spread(primal(y), x.shape, axis, keepdims)
    if where is not True:
        best &= where
    ties = np.maximum(np.add.reduce(best, axis=axis, keepdims=True), 1).astype(x.dtype)
    return spread(g, x.shape, axis, keepdims) * (best / ties)


def _extreme(function: Any, alias: Any, ufunc: np.ufunc) -> None:
    primitive = Primitive(function.__name__, ufunc.reduce, _extreme_vjp)

    @implements(function, alias)
    def extreme(
        a: Any, axis: Any = None, out: Any = None, keepdims: Any = _GIVEN_NOT, initial: Any = _GIVEN_NOT,
        where: Any = _GIVEN_NOT,
    ) -> Any:  # fmt: skip
        return apply(primitive, (a,), _params(function, out, keepdims, where, axis=axis, initial=initial))


_extreme(np.max, np.amax, np.maximum)
_extreme(np.min, np.amin, np.minimum)


def _prod_vjp(g: Any, y: Any, x: Any, axis: Any, keepdims: bool, where: Any = True, initial: Any = 1) -> Any:
    if where is not True:
        x = np.where(where, x, 1.0)
    g = spread(g, x.shape, axis, keepdims)
    if not np.any(primal(x) == 0):
        return _masked(g * spread(y, x.shape, axis, keepdims) / x, where)
    return _masked(g * initial * _product_of_others(x, axis), where)


def _product_of_others(x: Any, axis: Any) -> Any:
    """Return for each element the product of the others, without dividing: some elements are zero."""
    axes = tuple(range(x.ndim)) if axis is None else axis if isinstance(axis, tuple) else (axis,)
    last = tuple(range(-len(axes), 0))
    moved = np.moveaxis(x, axes, last)
    rows = moved.reshape((*moved.shape[: moved.ndim - len(axes)], 1, -1))
    others = np.prod(np.where(np.eye(rows.shape[-1], dtype=bool), 1.0, rows), axis=-1)
    return np.moveaxis(others.reshape(moved.shape), last, axes)


_PROD = Primitive("prod", np.multiply.reduce, _prod_vjp)


@implements(np.prod)
def prod(
    a: Any, axis: Any = None, dtype: Any = None, out: Any = None, keepdims: Any = _GIVEN_NOT,
    initial: Any = _GIVEN_NOT, where: Any = _GIVEN_NOT,
) -> Any:  # fmt: skip
    """See numpy.prod."""
    if dtype is not None:
        a = a.astype(dtype)
    return apply(_PROD, (a,), _params(np.prod, out, keepdims, where, axis=axis, initial=initial))


@implements(np.ptp)
def ptp(a: Any, axis: Any = None, out: Any = None, keepdims: Any = False) -> Any:
    """See numpy.ptp."""
    return np.max(a, axis=axis, out=out, keepdims=keepdims) - np.min(a, axis=axis, keepdims=keepdims)


@implements(np.average)
def average(
    a: Any, axis: Any = None, weights: Any = None, returned: bool = False, *, keepdims: Any = False
) -> Any:
    """See numpy.average."""
    if weights is None:
        weights = np.ones(a.shape, a.dtype)
    elif np.ndim(weights) != len(a.shape):
        weights = np.expand_dims(
            weights, [n for n in range(len(a.shape)) if n != normalize_axis_index(axis, len(a.shape))]
        )
    total = np.sum(weights + np.zeros(a.shape, a.dtype), axis=axis, keepdims=keepdims)
    mean = np.sum(a * weights, axis=axis, keepdims=keepdims) / total
    return (mean, total) if returned else mean


def _nan_ignoring(function: Any, ordinary: Any) -> None:
    @implements(function)
    def ignoring(a: Any, axis: Any = None, *args: Any, where: Any = True, **kwargs: Any) -> Any:
        valid = ~np.isnan(primal(a)) & where
        return ordinary(np.where(valid, a, 0.0), axis, *args, where=valid, **kwargs)


for _function, _ordinary in ((np.nansum, np.sum), (np.nanmean, np.mean), (np.nanprod, np.prod),
                             (np.nanvar, np.var), (np.nanstd, np.std)):  # fmt: skip
    _nan_ignoring(_function, _ordinary)


def _nan_extreme(function: Any, ordinary: Any, worst: float) -> None:
    @implements(function)
    def extreme(a: Any, axis: Any = None, *args: Any, **kwargs: Any) -> Any:
        return ordinary(np.where(np.isnan(primal(a)), worst, a), axis, *args, **kwargs)


_nan_extreme(np.nanmax, np.max, -np.inf)
_nan_extreme(np.nanmin, np.min, np.inf)


def _logaddexp_vjp(g: Any, y: Any, x: Any, axis: Any, keepdims: bool) -> Any:
    return spread(g, x.shape, axis, keepdims) * np.exp(x - spread(y, x.shape, axis, keepdims))


_LOGADDEXP = Primitive("ufunc.reduce", np.logaddexp.reduce, _logaddexp_vjp)


def _log_sum_exp(
    a: Any, axis: Any = 0, dtype: Any = None, out: Any = None, keepdims: Any = _GIVEN_NOT
) -> Any:
    if dtype is not None:
        a = a.astype(dtype)
    return apply(_LOGADDEXP, (a,), _params(np.logaddexp, out, keepdims, _GIVEN_NOT, axis=axis))


def _reduce(function: Any) -> Any:
    def call(array: Any, axis: Any = 0, dtype: Any = None, out: Any = None, *args: Any, **kwargs: Any) -> Any:
        if dtype is not None:
            array = array.astype(dtype)
        return function(array, axis, *args, out=out, **kwargs)

    return call


REDUCTIONS[np.logaddexp, "reduce"] = _log_sum_exp
REDUCTIONS[np.add, "reduce"] = _reduce(np.sum)
REDUCTIONS[np.multiply, "reduce"] = _reduce(np.prod)
REDUCTIONS[np.maximum, "reduce"] = _reduce(np.max)
REDUCTIONS[np.minimum, "reduce"] = _reduce(np.min)
