"""Running sums and products."""

# ruff: noqa: ARG005  # every rule takes what the engine gives, every function what NumPy's does

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.lib.array_utils import normalize_axis_index

from shapedgrad.autodiff import escapes
from shapedgrad.autodiff.methods import anywhere, primal
from shapedgrad.autodiff.primitive import REDUCTIONS, Primitive, implements
from shapedgrad.autodiff.traced import apply


def _from_the_end(x: Any, axis: int) -> Any:
    return np.flip(np.cumsum(np.flip(x, axis), axis=axis), axis)


def _delayed(x: Any, axis: int, by: int, first: float) -> Any:
    """Return an array shifted along an axis by some places, which are filled with a number."""
    before = (slice(None),) * axis
    start = np.full((*x.shape[:axis], by, *x.shape[axis + 1 :]), first, x.dtype)
    return np.concatenate([start, x[(*before, slice(None, -by))]], axis=axis)


def _recurrence(factors: Any, terms: Any, axis: int) -> Any:
    """Return s with s[k] = factors[k] * s[k - 1] + terms[k], in as many steps as the length has binary digits.

    Two steps of the recurrence are one of the same form, twice as long (Hillis and Steele, 1986).
    """
    by = 1
    while by < factors.shape[axis]:
        terms = terms + factors * _delayed(terms, axis, by, 0.0)
        factors = factors * _delayed(factors, axis, by, 1.0)
        by *= 2
    return terms


def _cumprod_vjp(g: Any, y: Any, x: Any, axis: int) -> Any:
    if not anywhere(primal(x) == 0):
        return _from_the_end(g * y, axis) / x
    # Without dividing: what stands before an element, times the sum of all that is multiplied behind it.
    backwards = _recurrence(_delayed(np.flip(x, axis), axis, 1, 0.0), np.flip(g, axis), axis)
    return _delayed(y, axis, 1, 1.0) * np.flip(backwards, axis)


def _cumprod_jvp(t: Any, y: Any, x: Any, axis: int) -> Any:
    if not anywhere(primal(x) == 0):
        return y * np.cumsum(t / x, axis=axis)
    return _recurrence(x, _delayed(y, axis, 1, 1.0) * t, axis)


_CUMSUM = Primitive("cumsum", np.cumsum, lambda g, y, x, axis: _from_the_end(g, axis), linear="each")
_CUMPROD = Primitive("cumprod", np.cumprod, _cumprod_vjp, jvps=(_cumprod_jvp,))


def _running(primitive: Primitive, function: Any, ufunc: np.ufunc) -> None:
    @implements(function)
    def running(a: Any, axis: int | None = None, dtype: Any = None, out: Any = None) -> Any:
        if out is not None:
            raise escapes.written_out(function, out)
        if dtype is not None:
            a = a.astype(dtype)
        if axis is None:
            a, axis = np.ravel(a), 0
        return apply(primitive, (a,), {"axis": normalize_axis_index(axis, len(a.shape))})

    def accumulate(array: Any, axis: int = 0, dtype: Any = None, out: Any = None) -> Any:
        return running(array, axis, dtype, out)

    REDUCTIONS[ufunc, "accumulate"] = accumulate


_running(_CUMSUM, np.cumsum, np.add)
_running(_CUMPROD, np.cumprod, np.multiply)


def _nan_ignoring(function: Any, ordinary: Any, neutral: float) -> None:
    @implements(function)
    def running(a: Any, axis: int | None = None, dtype: Any = None, out: Any = None) -> Any:
        return ordinary(np.where(np.isnan(primal(a)), neutral, a), axis, dtype, out)


_nan_ignoring(np.nancumsum, np.cumsum, 0.0)
_nan_ignoring(np.nancumprod, np.cumprod, 1.0)


def _array_api(function: Any, running: Any, start: Any) -> None:
    @implements(function)
    def cumulative(
        x: Any, /, *, axis: int | None = None, dtype: Any = None, out: Any = None, include_initial: bool = False
    ) -> Any:  # fmt: skip
        total = running(x, axis=axis, dtype=dtype, out=out)
        if not include_initial:
            return total
        n = 0 if axis is None else normalize_axis_index(axis, len(total.shape))
        return np.concatenate(
            [start((*total.shape[:n], 1, *total.shape[n + 1 :]), total.dtype), total], axis=n
        )


_array_api(np.cumulative_sum, np.cumsum, np.zeros)
_array_api(np.cumulative_prod, np.cumprod, np.ones)
