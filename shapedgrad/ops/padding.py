"""Padding, in each of NumPy's modes."""

# ruff: noqa: ARG001  # every rule takes what the engine gives, every function what NumPy's does

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from shapedgrad.autodiff.errors import NotDifferentiableError
from shapedgrad.autodiff.methods import ArrayMethods
from shapedgrad.autodiff.primitive import Primitive, implements
from shapedgrad.autodiff.traced import apply

if TYPE_CHECKING:
    from shapedgrad.autodiff.examples import Call


def _inside(g: Any, y: Any, x: Any, pad_width: tuple[tuple[int, int], ...]) -> Any:
    return g[tuple([slice(before, before + n) for (before, _), n in zip(pad_width, x.shape, strict=True)])]


def _batch(call: Call) -> Any:
    return apply(call.primitive, call.operands, {"pad_width": ((0, 0), *call.params["pad_width"])})


_ZEROS = Primitive("pad", np.pad, _inside, linear="each", batch=_batch)

_STATISTICS: dict[str, Any] = {"maximum": np.max, "minimum": np.min, "mean": np.mean, "median": np.median}


@implements(np.pad)
def pad(array: Any, pad_width: Any, mode: Any = "constant", **kwargs: Any) -> Any:
    """See numpy.pad; a function of one's own as the mode is refused."""
    if not isinstance(mode, str):
        raise NotDifferentiableError("np.pad of a traced array takes the name of a mode, not a function")
    rank = len(array.shape)
    width = _pairs(_by_axis(pad_width, rank), rank)
    if mode == "empty" or (mode == "constant" and not kwargs):
        return apply(_ZEROS, (array,), {"pad_width": width})
    if mode in {"edge", "wrap"} or (
        mode in {"reflect", "symmetric"} and kwargs.get("reflect_type", "even") == "even"
    ):
        # Padding the elements' numbers tells for every place of the result where its element comes from.
        numbers = np.arange(array.size).reshape(array.shape)
        return np.ravel(array)[np.pad(numbers, width, mode=mode)]  # type: ignore[call-overload]
    if mode == "constant":
        values = kwargs["constant_values"]
        if not isinstance(values, ArrayMethods):
            plain = np.pad(np.zeros(array.shape, array.dtype), width, constant_values=values)
            return apply(_ZEROS, (array,), {"pad_width": width}) + plain
    options = _options(mode, kwargs, rank)
    for axis, (before, after) in enumerate(width):
        array = _along(array, axis, before, after, mode, options[axis] if options is not None else None)
    return array


def _by_axis(width: Any, rank: int) -> Any:
    if not isinstance(width, dict):
        return width
    pairs = [(0, 0)] * rank
    for axis, pair in width.items():
        pairs[axis] = (pair, pair) if isinstance(pair, int) else pair
    return pairs


def _pairs(given: Any, rank: int) -> tuple[tuple[int, int], ...]:
    pairs = np.broadcast_to(np.asarray(given), (rank, 2)).tolist()
    return tuple((before, after) for before, after in pairs)


def _options(mode: str, kwargs: dict[str, Any], rank: int) -> Any:
    """Return what the call says of each axis: a pair for its two ends."""
    name = {"constant": "constant_values", "linear_ramp": "end_values"}.get(mode, "stat_length")
    given = kwargs.get(name, 0 if mode in {"constant", "linear_ramp"} else None)
    if given is None:
        return None
    return np.broadcast_to(given if hasattr(given, "dtype") else np.asarray(given), (rank, 2))


def _along(array: Any, axis: int, before: int, after: int, mode: str, option: Any) -> Any:
    """Pad along one axis; NumPy also does one after the other, and a later one sees what earlier ones added."""
    n = array.shape[axis]
    if mode in {"reflect", "symmetric"}:
        # extended oddly, each element is a sum of elements, and padding the identity tells of which
        sums = np.pad(np.eye(n, dtype=array.dtype), ((before, after), (0, 0)), mode=mode, reflect_type="odd")  # type: ignore[call-overload]
        return np.moveaxis(np.tensordot(sums, array, axes=(1, axis)), 0, axis)
    ends = []
    for first, width in ((True, before), (False, after)):
        slab = (*array.shape[:axis], width, *array.shape[axis + 1 :])
        value = 0 if option is None else option[0 if first else 1]
        if mode == "constant":
            ends.append(np.broadcast_to(value, slab))
        elif mode == "linear_ramp":
            edge = _part(array, axis, 1, first)
            steps = (np.arange(width) / max(width, 1)).reshape((-1,) + (1,) * (len(slab) - axis - 1))
            ramp = value + (edge - value) * steps.astype(array.dtype)
            ends.append(ramp if first else np.flip(ramp, axis))
        else:
            length = n if option is None else min(int(value), n)
            statistic = _STATISTICS[mode](_part(array, axis, length, first), axis=axis, keepdims=True)
            ends.append(np.broadcast_to(statistic, slab))
    return np.concatenate([ends[0], array, ends[1]], axis=axis).astype(array.dtype)


def _part(array: Any, axis: int, length: int, first: bool) -> Any:
    chosen = slice(length) if first else slice(array.shape[axis] - length, None)
    return array[(slice(None),) * axis + (chosen,)]
