"""Choosing between arrays and putting them in order: where, clip, select, sort."""

# ruff: noqa: ARG001, ARG005  # every rule takes what the engine gives, every function what NumPy's does

from __future__ import annotations

from typing import Any

import numpy as np

from shapedgrad.autodiff import escapes
from shapedgrad.autodiff.errors import NotDifferentiableError
from shapedgrad.autodiff.methods import primal
from shapedgrad.autodiff.primitive import Primitive, implements
from shapedgrad.autodiff.traced import apply

_WHERE = Primitive(
    "where",
    np.where,
    lambda g, z, condition, x, y: g * 0.0,
    lambda g, z, condition, x, y: np.where(condition, g, 0.0),
    lambda g, z, condition, x, y: np.where(condition, 0.0, g),
    elementwise=True,
)


@implements(np.where)
def where(condition: Any, x: Any = None, y: Any = None, /) -> Any:
    """See numpy.where."""
    if x is None or y is None:
        return np.where(primal(condition))
    return apply(_WHERE, (primal(condition), x, y))


@implements(np.clip)
def clip(
    a: Any, a_min: Any = None, a_max: Any = None, out: Any = None, *, min: Any = None, max: Any = None
) -> Any:  # fmt: skip
    """See numpy.clip."""
    if out is not None:
        raise escapes.written_out(np.clip, out)
    low, high = (a_min if min is None else min), (a_max if max is None else max)
    if low is not None:
        a = np.maximum(a, low)
    return +a if high is None else np.minimum(a, high)


@implements(np.select)
def select(condlist: Any, choicelist: Any, default: Any = 0) -> Any:
    """See numpy.select."""
    result = default
    for condition, choice in zip(reversed(condlist), reversed(choicelist), strict=True):
        result = np.where(primal(condition), choice, result)
    return result


@implements(np.choose)
def choose(a: Any, choices: Any, out: Any = None, mode: str = "raise") -> Any:
    """See numpy.choose."""
    if out is not None or mode != "raise":
        raise NotDifferentiableError('np.choose of traced arrays has no out=, and no mode= besides "raise"')
    return np.select([np.asarray(a) == n for n in range(len(choices))], list(choices))


@implements(np.sort)
def sort(a: Any, axis: int | None = -1, kind: Any = None, order: Any = None, *, stable: Any = None) -> Any:
    """See numpy.sort."""
    if axis is None:
        a, axis = np.ravel(a), -1
    places = np.argsort(primal(a), axis=axis, kind="stable")
    return np.take_along_axis(a, places, axis)


@implements(np.median)
def median(
    a: Any, axis: Any = None, out: Any = None, overwrite_input: bool = False, keepdims: bool = False
) -> Any:
    """See numpy.median."""
    if out is not None or isinstance(axis, tuple):
        raise NotDifferentiableError("np.median of a traced array has no out=, and takes one axis at a time")
    shape = (1,) * len(a.shape)
    if axis is None:
        a, axis = np.ravel(a), 0
    n = a.shape[axis]
    middle = np.take(np.sort(a, axis=axis), [(n - 1) // 2, n // 2], axis=axis)
    result = np.mean(middle, axis=axis, keepdims=keepdims)
    return np.reshape(result, shape) if keepdims and len(a.shape) != len(shape) else result
