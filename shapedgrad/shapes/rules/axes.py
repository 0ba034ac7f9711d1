"""Axes as the rules speak of them: dropped or kept, stacked in front, flattened, one or several."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from shapedgrad.shapes.dim import UNKNOWN, Dim, same
from shapedgrad.shapes.shape import SCALAR, Rest, Shape

Given = TypeVar("Given")

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shapedgrad.shapes.rules.parameters import Axes, Axis


def several(axis: Axes) -> tuple[int, ...]:
    """One axis or a tuple of them, as a tuple."""
    return axis if isinstance(axis, tuple) else (axis,)


def reduced(a: Shape, axis: Axes | None, *, keepdims: bool) -> Shape:
    """The axes dropped, or kept with size 1; ``None`` is all of them."""
    if axis is None:
        return ones(a) if keepdims else SCALAR
    dropped = a.drop(several(axis))
    if not keepdims:
        return dropped
    for each in several(axis):
        a = a.replace(each, 1)
    return a


def lenient(a: Shape, axis: Given) -> Given | None:
    """``None`` for axis 0 or -1 of a 0-d array, which some functions let pass."""
    return None if a == SCALAR and axis in {0, -1} else axis


def maybe_scalar(a: Shape) -> bool:
    """Whether nothing says that there is an axis."""
    return not a.known_rank and len(a.items) == 1


def ones(a: Shape) -> Shape:
    """As many axes of size 1."""
    return Shape(Rest(None) if isinstance(item, Rest) else 1 for item in a.items)


def flat_or(a: Shape, axis: Axis | None) -> tuple[Shape, int]:
    """The array and an axis of it; flattened if there is none, which is what ``axis=None`` means to many."""
    if axis is None:
        return Shape((a.size,)), 0
    a.dim(axis)
    return a, axis


def either(first: Shape, second: Shape) -> Shape:
    """What is certain of an array that has one shape or the other."""
    if first == second:
        return first
    if first.rank is not None and first.rank == second.rank:
        return Shape(map(_either_dim, first.dims, second.dims))
    certain = min(sum(not isinstance(item, Rest) for item in shape.items) for shape in (first, second))
    right = _common(_run(reversed(first.items)), _run(reversed(second.items)))
    left = _common(_run(first.items), _run(second.items))[: certain - len(right)]
    return Shape((*left, Rest(None), *reversed(right)))


def _run(items: Iterable[Dim | Rest]) -> Iterator[Dim]:
    for item in items:
        if isinstance(item, Rest):
            return
        yield item


def _common(first: Iterable[Dim], second: Iterable[Dim]) -> list[Dim]:
    dims = list(map(_either_dim, first, second))
    while dims and dims[-1] is UNKNOWN:
        dims.pop()
    return dims


def _either_dim(first: Dim, second: Dim) -> Dim:
    return first if same(first, second) else UNKNOWN
