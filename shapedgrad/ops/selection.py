"""Choosing between arrays: where, clip, select, choose, piecewise."""

# ruff: noqa: ARG005  # every rule takes what the engine gives, every function what NumPy's does

from __future__ import annotations

from typing import Any

import numpy as np

from shapedgrad.autodiff import escapes
from shapedgrad.autodiff.methods import ArrayMethods, anywhere, primal
from shapedgrad.autodiff.primitive import Primitive, implements
from shapedgrad.autodiff.traced import apply

_WHERE = Primitive(
    "where",
    np.where,
    lambda g, z, condition, x, y: g * 0.0,
    lambda g, z, condition, x, y: np.where(condition, g, 0.0),
    lambda g, z, condition, x, y: np.where(condition, 0.0, g),
    elementwise=True,
    reads="others",
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
    low, high = (given if given is not np._NoValue else None for given in (a_min, a_max))  # noqa: SLF001
    low, high = (low if min is None else min), (high if max is None else max)
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
    if out is not None:
        raise escapes.written_out(np.choose, out)
    number, count = primal(a) if hasattr(a, "shape") else np.asarray(a), len(choices)
    if mode == "wrap":
        number = number % count
    elif mode == "clip":
        number = np.clip(number, 0, count - 1)
    elif anywhere((number < 0) | (number >= count)):
        raise ValueError("invalid entry in choice array")
    stacked = [choices[n] for n in range(count)]
    shape = np.broadcast_shapes(np.shape(a), *[np.shape(x) for x in stacked])
    table = np.stack([np.broadcast_to(x, shape) for x in stacked])
    return np.take_along_axis(table, np.broadcast_to(number, shape)[None], 0)[0]


def _everywhere(x: Any, conditions: list[Any], functions: Any, args: Any, kw: Any) -> Any:
    # where each example has another number of elements, all functions are called with all of them
    result = np.zeros_like(x)
    if len(functions) == len(conditions) + 1:
        conditions = [True, *conditions]
        functions = [functions[-1], *functions[:-1]]
    for condition, function in zip(conditions, functions, strict=True):
        result = np.where(condition, function(x, *args, **kw) if callable(function) else function, result)
    return result


@implements(np.piecewise)
def piecewise(x: Any, condlist: Any, funclist: Any, *args: Any, **kw: Any) -> Any:
    """See numpy.piecewise; each function is called with the elements that are its own."""
    if np.isscalar(condlist) or (np.ndim(x) and not (type(condlist[0]) is list or np.ndim(condlist[0]))):
        condlist = [condlist]
    given = [primal(c) for c in condlist]
    if any(isinstance(c, ArrayMethods) for c in given):
        return _everywhere(x, given, funclist, args, kw)
    conditions = [np.broadcast_to(np.asarray(c, bool), np.shape(x)) for c in given]
    if len(funclist) == len(conditions) + 1:
        conditions.append(~np.logical_or.reduce(conditions))
    if len(funclist) != len(conditions):
        raise ValueError(
            f"with {len(conditions)} condition(s), either {len(conditions)} or {len(conditions) + 1} functions "
            "are expected"
        )
    result = np.zeros_like(x)
    for condition, function in zip(conditions, funclist, strict=True):
        if not callable(function):
            result[condition] = function
        elif np.any(condition):
            result[condition] = function(x[condition], *args, **kw)
    return result
