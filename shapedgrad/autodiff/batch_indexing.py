"""Indexing of many examples at once, also where each has an index of its own."""

from __future__ import annotations

from typing import Any

import numpy as np

from shapedgrad.autodiff.examples import Call, Examples, is_examples, loop, shape_in, spread_out, widened
from shapedgrad.autodiff.traced import apply


def getitem(call: Call) -> Any:
    """x[index] for each example."""
    (x,) = call.operands
    index = _of_all(call.params["index"], call.size, call.batched[0])
    if index is None:
        return loop(call)
    return apply(call.primitive, (x,), {"index": index})


def scatter(call: Call) -> Any:
    """Add each example up at the places of its index."""
    index = _of_all(call.params["index"], call.size, True)
    if index is None:
        return loop(call)
    x = call.operands[0] if call.batched[0] else spread_out(call.operands[0], call.size)
    return apply(call.primitive, (x,), {"index": index, "shape": (call.size, *call.params["shape"])})


def setitem(call: Call) -> Any:
    """Write a value at the index of each example."""
    x, value = call.operands
    index = _of_all(call.params["index"], call.size, True)
    if index is None:
        return loop(call)
    x = x if call.batched[0] else spread_out(x, call.size)
    if call.batched[1]:
        selected = np.broadcast_to(np.empty((), bool), shape_in(x))[index]
        value = widened(value, selected.ndim - 1)
    return apply(call.primitive, (x, value), {"index": index})


def _of_all(index: Any, size: int, batched: bool) -> Any:
    """Return the index of one example as one of all of them, or None where only a loop will do."""
    items = index if type(index) is tuple else (index,)
    arrays = [n for n, item in enumerate(items) if isinstance(item, (np.ndarray, Examples))]
    if not arrays:
        return (slice(None), *items)
    advanced = [
        n for n, item in enumerate(items) if isinstance(item, (np.ndarray, Examples, int, np.integer))
    ]
    if advanced != list(range(advanced[0], advanced[-1] + 1)):
        return None  # separated by slices, NumPy puts the indexed axes first
    if not is_examples(index):
        return (slice(None), *items)
    return _each_its_own(items, advanced, size, batched)


def _each_its_own(items: tuple[Any, ...], advanced: list[int], size: int, batched: bool) -> Any:
    """Number the examples by an index array beside the others, as wide as they are."""
    values = [items[n].value if isinstance(items[n], Examples) else items[n] for n in advanced]
    own = [isinstance(items[n], Examples) for n in advanced]
    if any(np.asarray(v).dtype == bool for v in values if not hasattr(v, "tape")):
        return None  # masks select another number of elements in each example
    if advanced[0] != 0 or any(hasattr(v, "tape") for v in values):
        return None
    rank = max(np.ndim(v) - e for v, e in zip(values, own, strict=True))
    wide = [np.asarray(widened(v, rank) if e else v) for v, e in zip(values, own, strict=True)]
    rest = items[advanced[-1] + 1 :]
    if not batched:
        return (*wide, *rest)
    numbers = np.arange(size).reshape((size,) + (1,) * rank)
    return (numbers, *wide, *rest)
