"""What is written into an array that is there: whether it broadcasts to that, or has just its shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shapedgrad.shapes.agreement import agree, refuse_undecided
from shapedgrad.shapes.dim import Dim, same
from shapedgrad.shapes.errors import Refusal
from shapedgrad.shapes.shape import Rest, Shape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def into(out: Shape | None, result: Shape) -> Shape:
    """``out=``, which the result is certain to broadcast to; the result, if there is no such target."""
    return _checked(out, result, _broadcast)


def exactly(out: Shape | None, result: Shape) -> Shape:
    """``out=`` of an operation whose result is not broadcast into it; the result, if there is no such target."""
    return _checked(out, result, _equal)


def of_rank(out: Shape | None, result: Shape) -> Shape:
    """``out=`` of an accumulation, which has the result's rank; the result, if there is no such target."""
    return _checked(out, result, _broadcast_in_rank)


def spread_to(wanted: Shape, value: Shape) -> Shape:
    """A shape that is asked for, which the value is certain to broadcast to."""
    if _has_more_axes(value, wanted):
        raise Refusal(f"{value} has more axes than {wanted}", "shape-broadcast")
    _broadcast(wanted, value, "shape-broadcast")
    return wanted


def assigned(target: Shape, value: Shape) -> Shape:
    """The target of an assignment: the value broadcasts to it, axes of size 1 in front left out."""
    _broadcast(target, _without_leading_ones(value, target))
    return target


def matched(a: Shape, b: Shape, what: str) -> None:
    """Refuse unless a second array has the shape of a first."""
    if a.known_rank and b.known_rank and a.rank != b.rank:
        raise Refusal(f"{what} {b} and {a} differ in rank", "shape-broadcast")
    for axis, first, second in _aligned(a, b):
        agree(first, second, f"axis {axis} of {a} and of {what} {b} is", "shape-broadcast")


def _checked(out: Shape | None, result: Shape, check: Callable[[Shape, Shape], None]) -> Shape:
    if out is None:
        return result
    try:
        check(out, result)
    except Refusal as refusal:
        reason = f"the result {result} does not fit into out {out}: {refusal.reason}"
        raise Refusal(reason, refusal.code) from None
    return out


def _broadcast(target: Shape, value: Shape, code: str = "shape-assign") -> None:
    if _has_more_axes(value, target):
        raise Refusal("it has more axes", code)
    for axis, given, wanted in _aligned(value, target):
        if not same(given, 1):
            agree(given, wanted, f"axis {axis} is", code)


def _broadcast_in_rank(target: Shape, value: Shape) -> None:
    if target.rank != value.rank and target.known_rank and value.known_rank:
        raise Refusal(f"the ranks are {value.rank} and {target.rank}", "shape-assign")
    _broadcast(target, value)


def _equal(target: Shape, value: Shape) -> None:
    _broadcast_in_rank(target, value)
    for axis, given, wanted in _aligned(value, target):
        agree(given, wanted, f"axis {axis} is", "shape-assign")


def _has_more_axes(value: Shape, target: Shape) -> bool:
    if target.rest and (target.rest.name is None or target.rest != value.rest):
        return False
    return _certain_axes(value) > _certain_axes(target)


def _certain_axes(shape: Shape) -> int:
    return sum(not isinstance(item, Rest) for item in shape.items)


def _aligned(value: Shape, target: Shape) -> Iterator[tuple[int, Dim, Dim]]:
    """The sizes of two shapes that stand at the same place, counted from the right."""
    ends = (shape.after if shape.rest else shape.before for shape in (value, target))
    pairs = zip(*(reversed(end) for end in ends), strict=False)
    return ((-back, given, wanted) for back, (given, wanted) in enumerate(pairs, start=1))


def _without_leading_ones(value: Shape, target: Shape) -> Shape:
    """The value with no more axes than there are places, once the first ones have size 1."""
    dims = value.dims if value.known_rank else value.after
    if target.rank is None or (not value.known_rank and len(dims) < target.rank):
        return value if target.rank is None else Shape((Rest(), *dims))
    excess = max(len(dims) - target.rank, 0)
    for size in dims[:excess]:
        if same(size, 1) is False:
            raise Refusal(f"{value} has more axes than {target}", "shape-assign")
        if not same(size, 1):
            refuse_undecided(size, 1)
    return Shape(dims[excess:])
