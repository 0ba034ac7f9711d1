"""Taking arrays of examples apart and putting them together: what `vmap` falls back on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from shapedgrad.autodiff.errors import NotBatchedError
from shapedgrad.autodiff.fit import shape_of
from shapedgrad.autodiff.several import apply_several
from shapedgrad.autodiff.traced import apply

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapedgrad.autodiff.primitive import Primitive


class Call(NamedTuple):
    """An operation to be done for many examples.

    The operands that ``batched`` says so of have the examples along their first axis, all others are the same for
    each example; a parameter that differs between examples is an `Examples`. What a rule answers has the examples
    along its first axis.
    """

    primitive: Primitive
    size: int
    operands: Sequence[Any]
    batched: Sequence[bool]
    params: dict[str, Any]


class Examples:
    """An array of examples among an operation's parameters: ``value`` has one along its first axis for each."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value


def is_examples(value: Any) -> bool:
    """Tell whether a parameter differs between examples."""
    return isinstance(value, Examples) or (type(value) is tuple and any(map(is_examples, value)))


def example(value: Any, n: int) -> Any:
    """Return the parameter of one example."""
    if isinstance(value, Examples):
        return value.value[n]
    return tuple(example(x, n) for x in value) if type(value) is tuple and is_examples(value) else value


def shape_in(x: Any) -> tuple[int, ...]:
    """Return the shape of an array, with the axis of examples."""
    return shape_of(x)


def widened(x: Any, rank: int) -> Any:
    """Return examples of a rank, with axes of length 1 put before the ones that they have."""
    shape = shape_in(x)
    if len(shape) > rank:
        return x
    return np.reshape(x, (shape[0],) + (1,) * (rank + 1 - len(shape)) + shape[1:])


def spread_out(x: Any, size: int) -> Any:
    """Return the same array for each example, to be written into."""
    full = np.broadcast_to(x, (size, *shape_in(x)))
    return full.copy()


def loop(call: Call) -> Any:
    """Do an operation for one example after the other: right for all, fast for none."""
    results = []
    for n in range(call.size):
        of_example = [x[n] if b else x for x, b in zip(call.operands, call.batched, strict=True)]
        some = {key: example(value, n) for key, value in call.params.items()}
        results.append((apply_several if call.primitive.several else apply)(call.primitive, of_example, some))
    if call.primitive.several:
        return tuple(stacked(parts, call.primitive.name) for parts in zip(*results, strict=True))
    return stacked(results, call.primitive.name)


def stacked(results: Sequence[Any], name: str) -> Any:
    """Return the results of all examples as one array, which needs them to have one shape."""
    if not results:
        raise NotBatchedError(
            f"{name} within vmap is done for one example after the other, which tells nothing of no examples at all"
        )
    shapes = {shape_of(y) for y in results}
    if len(shapes) > 1:
        raise NotBatchedError(
            f"{name} within vmap has results of different shapes for different examples: "
            f"{', '.join(map(str, sorted(shapes)))}; use np.where in the place of a mask"
        )
    return np.stack(results)
