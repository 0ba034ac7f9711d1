"""Running sums and products, and differences."""

# ruff: noqa: ARG005  # every rule takes what the engine gives, every function what NumPy's does

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.lib.array_utils import normalize_axis_index

from shapedgrad.autodiff import escapes
from shapedgrad.autodiff.methods import primal
from shapedgrad.autodiff.primitive import REDUCTIONS, Primitive, implements
from shapedgrad.autodiff.traced import apply


def _from_the_end(x: Any, axis: int) -> Any:
    return np.flip(np.cumsum(np.flip(x, axis), axis=axis), axis)


def _cumprod_vjp(g: Any, y: Any, x: Any, axis: int) -> Any:
    if not np.any(primal(x) == 0):
        return _from_the_end(g * y, axis) / x
    # Without dividing: element i takes part in the products k >= i, each without its factor i.
    n = x.shape[axis]
    k, i, j = np.ogrid[:n, :n, :n]
    rows = np.moveaxis(x, axis, -1)[..., None, None, :]
    others = np.prod(np.where((j <= k) & (j != i), rows, 1.0), axis=-1)
    weighted = np.where(k[..., 0] >= i[..., 0], others, 0.0) * np.moveaxis(g, axis, -1)[..., :, None]
    return np.moveaxis(np.sum(weighted, axis=-2), -1, axis)


_CUMSUM = Primitive("cumsum", np.cumsum, lambda g, y, x, axis: _from_the_end(g, axis))
_CUMPROD = Primitive("cumprod", np.cumprod, _cumprod_vjp)


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


def _outer(ufunc: np.ufunc) -> Any:
    def outer(a: Any, b: Any) -> Any:
        return ufunc(np.reshape(a, np.shape(a) + (1,) * np.ndim(b)), b)

    return outer


for _ufunc in (np.add, np.subtract, np.multiply, np.divide, np.maximum, np.minimum, np.power):
    REDUCTIONS[_ufunc, "outer"] = _outer(_ufunc)


@implements(np.diff)
def diff(a: Any, n: int = 1, axis: int = -1, prepend: Any = None, append: Any = None) -> Any:
    """See numpy.diff."""
    axis = normalize_axis_index(axis, len(a.shape))
    ends = [x for x in (prepend, a, append) if x is not None]
    if len(ends) > 1:
        slab = tuple([1 if k == axis else size for k, size in enumerate(a.shape)])
        a = np.concatenate([x if np.ndim(x) else np.broadcast_to(x, slab) for x in ends], axis=axis)
    before = (slice(None),) * axis
    for _ in range(n):
        a = a[(*before, slice(1, None))] - a[(*before, slice(None, -1))]
    return a


@implements(np.ediff1d)
def ediff1d(ary: Any, to_end: Any = None, to_begin: Any = None) -> Any:
    """See numpy.ediff1d."""
    parts = [to_begin, np.diff(np.ravel(ary)), to_end]
    return np.concatenate([np.ravel(x) for x in parts if x is not None])


@implements(np.trapezoid)
def trapezoid(y: Any, x: Any = None, dx: Any = 1.0, axis: int = -1) -> Any:
    """See numpy.trapezoid."""
    moved = np.moveaxis(y, axis, -1) if np.ndim(y) > 1 else np.ravel(y)
    steps = dx if x is None else np.diff(x) if np.ndim(x) == 1 else np.diff(np.moveaxis(x, axis, -1))
    return np.sum((moved[..., 1:] + moved[..., :-1]) * steps * 0.5, axis=-1)
