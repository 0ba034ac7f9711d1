"""Methods of universal functions: reduce, accumulate, reduceat, outer and at, for those of two operands."""

# every rule takes what the engine gives, every function what NumPy's does

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.lib.array_utils import normalize_axis_index

from shapedgrad.autodiff import escapes
from shapedgrad.autodiff.methods import ArrayMethods, primal
from shapedgrad.autodiff.primitive import REDUCTIONS
from shapedgrad.ops.constants import of_values
from shapedgrad.ops.indexing import of_one_example, plain_index, scatter

_OF_TWO = (
    np.add, np.subtract, np.multiply, np.divide, np.power, np.float_power, np.maximum, np.minimum, np.fmax,
    np.fmin, np.hypot, np.arctan2, np.logaddexp, np.logaddexp2, np.remainder, np.fmod, np.copysign,
)  # fmt: skip


def _outer(ufunc: np.ufunc) -> Any:
    def outer(a: Any, b: Any) -> Any:
        return ufunc(np.reshape(a, np.shape(a) + (1,) * np.ndim(b)), b)

    return outer


def _slices(array: Any, axis: int) -> list[Any]:
    before = (slice(None),) * normalize_axis_index(axis, len(array.shape))
    return [array[(*before, n)] for n in range(array.shape[axis])]


def _accumulate(ufunc: np.ufunc) -> Any:
    def accumulate(array: Any, axis: int = 0, dtype: Any = None, out: Any = None) -> Any:
        if out is not None:
            raise escapes.written_out(ufunc, out)
        slices = _slices(array if dtype is None else array.astype(dtype), axis)
        for n in range(1, len(slices)):
            slices[n] = ufunc(slices[n - 1], slices[n])
        return np.stack(slices, axis=axis) if slices else +array

    return accumulate


def _accumulated_extreme(ufunc: np.ufunc) -> Any:
    def accumulate(array: Any, axis: int = 0, dtype: Any = None, out: Any = None) -> Any:
        if out is not None:
            raise escapes.written_out(ufunc, out)
        axis = normalize_axis_index(axis, len(array.shape))
        plain = primal(array if dtype is None else array.astype(dtype))
        # each place of the result shows the element that was the first to reach its value
        numbers = np.arange(array.shape[axis]).reshape((-1,) + (1,) * (len(array.shape) - axis - 1))
        grown = of_values(lambda a: _grown(a, ufunc, axis), plain)
        places = np.maximum.accumulate(np.where(grown, numbers, 0), axis=axis)
        result = np.take_along_axis(array, places, axis)
        return result if dtype is None else result.astype(dtype)

    return accumulate


def _grown(x: Any, ufunc: np.ufunc, axis: int) -> Any:
    reached = ufunc.accumulate(x, axis)
    return np.diff(reached, axis=axis, prepend=np.take(reached, [0], axis)) != 0


def _reduce(ufunc: np.ufunc) -> Any:
    def reduce(
        array: Any, axis: int = 0, dtype: Any = None, out: Any = None, keepdims: bool = False, initial: Any = None
    ) -> Any:  # fmt: skip
        if out is not None:
            raise escapes.written_out(ufunc, out)
        slices = _slices(array if dtype is None else array.astype(dtype), axis)
        result = slices.pop(0) if initial is None else initial
        for each in slices:
            result = ufunc(result, each)
        return np.expand_dims(result, axis) if keepdims else result

    return reduce


def _reduceat(ufunc: np.ufunc) -> Any:
    def reduceat(array: Any, indices: Any, axis: int = 0, dtype: Any = None, out: Any = None) -> Any:
        axis = normalize_axis_index(axis, len(array.shape))
        before = (slice(None),) * axis
        starts = np.asarray(indices)
        parts = []
        for start, stop in zip(starts, [*starts[1:], array.shape[axis]], strict=True):
            part = array[(*before, slice(start, max(stop, start + 1)))]
            parts.append(ufunc.reduce(part, axis=axis, dtype=dtype, out=out))
        return np.stack(parts, axis=axis)

    return reduceat


def _at(ufunc: np.ufunc) -> Any:
    def at(a: Any, indices: Any, b: Any) -> None:
        if not isinstance(a, ArrayMethods):
            raise escapes.not_implemented(ufunc, "at")
        indices = plain_index(indices)
        added = np.broadcast_to(
            b, np.shape(np.broadcast_to(np.empty((), bool), a.shape)[of_one_example(indices)])
        )
        a[...] = ufunc(a, scatter(added, indices, a.shape))

    return at


for _ufunc in _OF_TWO:
    REDUCTIONS[_ufunc, "outer"] = _outer(_ufunc)
for _ufunc in (np.maximum, np.minimum):
    REDUCTIONS[_ufunc, "accumulate"] = _accumulated_extreme(_ufunc)
for _ufunc in (np.subtract, np.divide, np.hypot, np.logaddexp2):
    REDUCTIONS[_ufunc, "reduce"] = _reduce(_ufunc)
for _ufunc in (np.subtract, np.divide, np.hypot, np.logaddexp2, np.logaddexp, np.fmax, np.fmin):
    REDUCTIONS[_ufunc, "accumulate"] = _accumulate(_ufunc)
for _ufunc in (np.add, np.subtract, np.multiply, np.divide, np.maximum, np.minimum, np.hypot, np.logaddexp):
    REDUCTIONS[_ufunc, "reduceat"] = _reduceat(_ufunc)
for _ufunc in (np.add, np.subtract):
    REDUCTIONS[_ufunc, "at"] = _at(_ufunc)
