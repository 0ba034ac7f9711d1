"""Reductions over axes; ``where=`` takes part in the derivatives, and extremes that tie share them."""

# ruff: noqa: ARG001  # every rule takes what the engine gives, every function what NumPy's does

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.lib.array_utils import normalize_axis_index

from shapedgrad.autodiff import escapes
from shapedgrad.autodiff.batching import along_axis
from shapedgrad.autodiff.methods import ArrayMethods, anywhere, primal
from shapedgrad.autodiff.primitive import REDUCTIONS, Primitive, implements
from shapedgrad.autodiff.traced import apply

GIVEN_NOT: Any = np._NoValue  # noqa: SLF001  # numpy's own default of initial= and where=


def spread(g: Any, shape: tuple[int, ...], axis: Any, keepdims: Any) -> Any:
    """Return the cotangent of a reduction's result repeated along the axes that were reduced."""
    g = kept(g, shape, axis, keepdims)
    if isinstance(g, ArrayMethods):
        wide: Any = np.broadcast_to(g, shape)
        return np.copy(wide, order="C") if g.tape.records else wide
    full = np.empty(shape, g.dtype)
    full[...] = g
    return full


def kept(g: Any, shape: tuple[int, ...], axis: Any, keepdims: Any) -> Any:
    """Return a reduction's result with the axes that were reduced, as if by keepdims=True, or a single number."""
    if axis is None or keepdims:
        return g
    if type(axis) is int:
        axis %= len(shape)
        return g.reshape((*shape[:axis], 1, *shape[axis + 1 :]))
    axes = {n % len(shape) for n in axis} if isinstance(axis, tuple) else {axis % len(shape)}
    return g.reshape(tuple([1 if n in axes else size for n, size in enumerate(shape)]))


def params_of(function: Any, out: Any, keepdims: Any, where: Any, **others: Any) -> dict[str, Any]:
    """Return what a reduction was asked for, without what is left at its default."""
    if out is not None:
        raise escapes.written_out(function, out)
    params = {key: value for key, value in others.items() if value is not GIVEN_NOT}
    params["keepdims"] = keepdims is not GIVEN_NOT and bool(keepdims)
    if where is not GIVEN_NOT and where is not True:
        params["where"] = where if hasattr(where, "shape") else np.asarray(where)
    return params


def count(shape: tuple[int, ...], axis: Any, where: Any = True) -> Any:
    """Return how many elements are reduced into one: an int, or an array where ``where`` decides."""
    if where is not True:
        return np.sum(np.broadcast_to(where, shape), axis=axis, keepdims=True, dtype=int)
    if axis is None:
        return math.prod(shape)
    return math.prod([shape[n] for n in (axis if isinstance(axis, tuple) else (axis,))])


def masked(g: Any, where: Any) -> Any:
    """Return a cotangent with zeros where a reduction did not look."""
    return g if where is True else np.where(where, g, 0.0)


def _sum_vjp(g: Any, y: Any, x: Any, axis: Any, keepdims: Any, where: Any = True, initial: Any = 0) -> Any:
    return masked(spread(g, x.shape, axis, keepdims), where)


def _sum_jvp(t: Any, y: Any, x: Any, axis: Any, keepdims: Any, where: Any = True, initial: Any = 0) -> Any:
    return np.add.reduce(t, axis=axis, keepdims=keepdims, where=where)


_SUM = Primitive("sum", np.add.reduce, _sum_vjp, jvps=(_sum_jvp,), reads="nothing")


@implements(np.sum)
def sum(
    a: Any, axis: Any = None, dtype: Any = None, out: Any = None, keepdims: Any = GIVEN_NOT,
    initial: Any = GIVEN_NOT, where: Any = GIVEN_NOT,
) -> Any:  # fmt: skip
    """See numpy.sum."""
    if dtype is not None:
        a = a.astype(dtype)
    if out is None and initial is GIVEN_NOT and where is GIVEN_NOT:
        return apply(_SUM, (a,), {"axis": axis, "keepdims": keepdims is not GIVEN_NOT and bool(keepdims)})
    return apply(_SUM, (a,), params_of(np.sum, out, keepdims, where, axis=axis, initial=initial))


def _mean_body(x: Any, axis: Any, keepdims: Any, where: Any = True) -> Any:
    if where is True and x.dtype.itemsize > 2 and x.size:
        # what np.mean does, without its overhead
        return np.add.reduce(x, axis=axis, keepdims=keepdims) / count(x.shape, axis)
    return np.mean(x, axis=axis, keepdims=keepdims, where=where)


def _mean_vjp(g: Any, y: Any, x: Any, axis: Any, keepdims: Any, where: Any = True) -> Any:
    n = count(x.shape, axis, where)
    if where is True:
        return spread(g / n, x.shape, axis, keepdims)
    return np.where(where, spread(g, x.shape, axis, keepdims), 0.0) / n.astype(x.dtype)


_MEAN = Primitive("mean", _mean_body, _mean_vjp, linear="each")


@implements(np.mean)
def mean(
    a: Any, axis: Any = None, dtype: Any = None, out: Any = None, keepdims: Any = GIVEN_NOT,
    *, where: Any = GIVEN_NOT,
) -> Any:  # fmt: skip
    """See numpy.mean."""
    if dtype is not None:
        a = a.astype(dtype)
    if out is None and where is GIVEN_NOT:
        return apply(_MEAN, (a,), {"axis": axis, "keepdims": keepdims is not GIVEN_NOT and bool(keepdims)})
    return apply(_MEAN, (a,), params_of(np.mean, out, keepdims, where, axis=axis))


def _extreme_vjp(
    g: Any, y: Any, x: Any, axis: Any, keepdims: Any, where: Any = True, initial: Any = None
) -> Any:
    # what ties shares the cotangent; the small arrays are computed with first
    best, ties = _best(y, x, axis, keepdims, where)
    return (kept(g, x.shape, axis, keepdims) / ties) * best


def _extreme_jvp(
    t: Any, y: Any, x: Any, axis: Any, keepdims: Any, where: Any = True, initial: Any = None
) -> Any:
    best, ties = _best(y, x, axis, keepdims, where)
    return np.add.reduce(t * (best / ties), axis=axis, keepdims=keepdims)


def _best(y: Any, x: Any, axis: Any, keepdims: bool, where: Any) -> tuple[Any, Any]:
    """Return which elements are the extreme, and among how many."""
    best = primal(x) == kept(primal(y), x.shape, axis, keepdims)
    if where is not True:
        best = best & where
    return best, np.maximum(np.add.reduce(best, axis=axis, keepdims=True, dtype=x.dtype), 1.0)


def _extreme(ufunc: np.ufunc, function: Any, *aliases: Any) -> None:
    primitive = Primitive(
        function.__name__, ufunc.reduce, _extreme_vjp, jvps=(_extreme_jvp,), batch=along_axis
    )

    @implements(function, *aliases)
    def extreme(
        a: Any, axis: Any = None, out: Any = None, keepdims: Any = GIVEN_NOT, initial: Any = GIVEN_NOT,
        where: Any = GIVEN_NOT,
    ) -> Any:  # fmt: skip
        if out is None and initial is GIVEN_NOT and where is GIVEN_NOT:
            params = {"axis": axis, "keepdims": keepdims is not GIVEN_NOT and bool(keepdims)}
        else:
            params = params_of(function, out, keepdims, where, axis=axis, initial=initial)
        return apply(primitive, (a,), params)

    REDUCTIONS[ufunc, "reduce"] = _reduce(extreme)


def _reduce(function: Any) -> Any:
    def call(array: Any, axis: Any = 0, dtype: Any = None, out: Any = None, *args: Any, **kwargs: Any) -> Any:
        if dtype is not None:
            array = array.astype(dtype)
        return function(array, axis, *args, out=out, **kwargs)

    return call


_extreme(np.maximum, np.max, np.amax)
_extreme(np.minimum, np.min, np.amin)
_extreme(np.fmax, np.nanmax)
_extreme(np.fmin, np.nanmin)


def _prod_vjp(g: Any, y: Any, x: Any, axis: Any, keepdims: Any, where: Any = True, initial: Any = 1) -> Any:
    g = spread(g, x.shape, axis, keepdims)
    return masked(g * _others(y, x, axis, keepdims, where, initial), where)


def _prod_jvp(t: Any, y: Any, x: Any, axis: Any, keepdims: Any, where: Any = True, initial: Any = 1) -> Any:
    terms = masked(t * _others(y, x, axis, keepdims, where, initial), where)
    return np.add.reduce(terms, axis=axis, keepdims=keepdims)


def _others(y: Any, x: Any, axis: Any, keepdims: bool, where: Any, initial: Any) -> Any:
    """Return for each element the product of the others."""
    if where is not True:
        x = np.where(where, x, 1.0)
    if not anywhere(primal(x) == 0):
        return spread(y, x.shape, axis, keepdims) / x
    return initial * _product_of_others(x, axis)


def _product_of_others(x: Any, axis: Any) -> Any:
    # Without dividing, for some elements are zero: what stands before each, times what stands behind it.
    axes = tuple(range(x.ndim)) if axis is None else axis if isinstance(axis, tuple) else (axis,)
    last = tuple(range(-len(axes), 0))
    moved = np.moveaxis(x, axes, last)
    rows = moved.reshape((*moved.shape[: moved.ndim - len(axes)], -1))
    one = np.ones((*rows.shape[:-1], 1), x.dtype)
    before = np.cumprod(np.concatenate([one, rows[..., :-1]], axis=-1), axis=-1)
    behind = np.flip(np.cumprod(np.concatenate([one, np.flip(rows[..., 1:], -1)], axis=-1), axis=-1), -1)
    return np.moveaxis((before * behind).reshape(moved.shape), last, axes)


_PROD = Primitive("prod", np.multiply.reduce, _prod_vjp, jvps=(_prod_jvp,))


@implements(np.prod)
def prod(
    a: Any, axis: Any = None, dtype: Any = None, out: Any = None, keepdims: Any = GIVEN_NOT,
    initial: Any = GIVEN_NOT, where: Any = GIVEN_NOT,
) -> Any:  # fmt: skip
    """See numpy.prod."""
    if dtype is not None:
        a = a.astype(dtype)
    return apply(_PROD, (a,), params_of(np.prod, out, keepdims, where, axis=axis, initial=initial))


@implements(np.ptp)
def ptp(a: Any, axis: Any = None, out: Any = None, keepdims: Any = False) -> Any:
    """See numpy.ptp."""
    return np.max(a, axis=axis, out=out, keepdims=keepdims) - np.min(a, axis=axis, keepdims=keepdims)


def log_sum_exp_vjp(
    g: Any, y: Any, x: Any, axis: Any, keepdims: Any, where: Any = True, initial: Any = None
) -> Any:
    """Return the cotangent of what has the logarithm of its sum of exponentials taken."""
    return spread(g, x.shape, axis, keepdims) * _weights(y, x, axis, keepdims, where)


def log_sum_exp_jvp(
    t: Any, y: Any, x: Any, axis: Any, keepdims: Any, where: Any = True, initial: Any = None
) -> Any:
    """Return the tangent of the logarithm of a sum of exponentials."""
    return np.add.reduce(t * _weights(y, x, axis, keepdims, where), axis=axis, keepdims=keepdims)


def _weights(y: Any, x: Any, axis: Any, keepdims: bool, where: Any) -> Any:
    total = spread(y, x.shape, axis, keepdims)
    # where all is -inf, and so is the total, nothing has any weight
    least = primal(total) == -np.inf
    return masked(np.where(least, 0.0, np.exp(x - np.where(least, 0.0, total))), where)


_LOGADDEXP = Primitive(
    "logaddexp.reduce", np.logaddexp.reduce, log_sum_exp_vjp, jvps=(log_sum_exp_jvp,), batch=along_axis
)


def log_sum_exp(
    a: Any, axis: Any = 0, dtype: Any = None, out: Any = None, keepdims: Any = GIVEN_NOT,
    initial: Any = GIVEN_NOT, where: Any = GIVEN_NOT,
) -> Any:  # fmt: skip
    """See numpy.ufunc.reduce, of numpy.logaddexp."""
    if dtype is not None:
        a = a.astype(dtype)
    if isinstance(axis, int):
        axis = normalize_axis_index(axis, len(a.shape))
    params = params_of(np.logaddexp, out, keepdims, where, axis=axis, initial=initial)
    return apply(_LOGADDEXP, (a,), params)


REDUCTIONS[np.logaddexp, "reduce"] = log_sum_exp
REDUCTIONS[np.add, "reduce"] = _reduce(sum)
REDUCTIONS[np.multiply, "reduce"] = _reduce(prod)
