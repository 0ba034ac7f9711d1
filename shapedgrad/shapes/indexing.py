"""What ``x[...]`` selects: integers, slices, new axes, the ellipsis, masks, index arrays.

>>> from shapedgrad.shapes.notation import parse_shape
>>> str(select(parse_shape("N, 3, 4"), (Slice(1, None, None), NEW_AXIS, 0)))
'(max(N - 1, 0), 1, 4)'
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final, Generic, TypeAlias, TypeVar

from .agreement import agree
from .dim import UNKNOWN, Dim, at_least, maximum, minimum, same
from .errors import Refusal
from .shape import ANY, SCALAR, Rest, Shape, broadcast

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .shape import Item


Bound_co = TypeVar("Bound_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Slice(Generic[Bound_co]):
    """``start:stop:step``, each a size or ``None``."""

    start: Bound_co | None = None
    stop: Bound_co | None = None
    step: Bound_co | None = None

    def __str__(self) -> str:
        bounds = ["" if bound is None else str(bound) for bound in (self.start, self.stop, self.step)]
        return ":".join(bounds if self.step is not None else bounds[:2])


@dataclass(frozen=True, slots=True)
class IndexArray:
    """An array of integers, which selects as many entries as it has."""

    shape: Shape

    def __str__(self) -> str:
        return f"array of shape {self.shape}"


@dataclass(frozen=True, slots=True)
class Mask:
    """An array of bools, which selects the places where it holds, as one axis."""

    shape: Shape

    def __str__(self) -> str:
        return f"mask of shape {self.shape}"


@dataclass(frozen=True, slots=True)
class NoIndex:
    """An array of floats, or of other numbers that are no places: NumPy refuses it, even where it is empty."""

    dtype: str
    shape: Shape = ANY

    def __str__(self) -> str:
        return f"array of {self.dtype}"


def no_index(dtype: str) -> Refusal:
    """Return how an array is refused where places are wanted."""
    return Refusal(f"an array of {dtype} is no index: integers or bools are wanted", "shape-index")


class Mark(Enum):
    """The index items that are only themselves."""

    NEW_AXIS = "None"
    ELLIPSIS = "..."
    UNKNOWN_ITEM = "_"

    def __str__(self) -> str:
        return self.value


NEW_AXIS: Final = Mark.NEW_AXIS
ELLIPSIS: Final = Mark.ELLIPSIS
UNKNOWN_ITEM: Final = Mark.UNKNOWN_ITEM

IndexItem: TypeAlias = "Dim | Slice[Dim] | IndexArray | Mask | NoIndex | Mark"
Index: TypeAlias = "tuple[IndexItem, ...]"


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The axes that one advanced index leaves; those of all advanced indices broadcast into one place."""

    shape: Shape


_Left: TypeAlias = "Dim | Rest | Mark | _Chosen"


def select(shape: Shape, items: Index) -> Shape:
    """The shape of what an index selects.

    Raises `Refusal` where NumPy raises `IndexError` whatever the numbers: too many indices, an integer out
    of bounds, a mask of another shape, index arrays that do not broadcast.
    """
    if UNKNOWN_ITEM in items or any(isinstance(item, Mask) and not item.shape.known_rank for item in items):
        return ANY
    if items.count(ELLIPSIS) > 1:
        raise Refusal("an index can have only one ellipsis", "shape-index")
    cut = items.index(ELLIPSIS) if ELLIPSIS in items else len(items)
    front, back = items[:cut], items[cut + 1 :]
    first, middle, last = ends(shape, _consumption(front), _consumption(back), "shape-index")
    return _arranged([*_left(first, front, 0), ELLIPSIS, *middle.items, *_left(last, back, -len(last))])


def sliced(size: Dim, item: Slice[Dim]) -> Dim:
    """The length of a slice of an axis, its bounds clamped to the axis as Python does."""
    step = 1 if item.step is None else item.step
    start, stop = (
        -1 if bound is not None and same(bound, size - 1) else bound for bound in (item.start, item.stop)
    )
    if same(step, 0):
        raise Refusal("the step of a slice is 0", "shape-index")
    if at_least(step, 1):
        return maximum(-(-_forward(size, start, stop) // step), 0)
    if at_least(-step, 1):
        return maximum(-(_backward(size, start, stop) // step), 0)
    return UNKNOWN


def _forward(size: Dim, start: Dim | None, stop: Dim | None) -> Dim:
    """The distance from start to stop, which may come out negative for 0."""
    end = size if stop is None else _signed(stop, minimum(stop, size), size + stop)
    if start is None:
        return end
    return _signed(start, end - start, minimum(end - (size + start), end))


def _backward(size: Dim, start: Dim | None, stop: Dim | None) -> Dim:
    """The distance from start down to stop, which may come out negative for 0."""
    begin = size - 1 if start is None else _signed(start, minimum(start, size - 1), size + start)
    if stop is None:
        return begin + 1
    return _signed(stop, begin - stop, minimum(begin - size - stop, begin + 1))


def _signed(bound: Dim, counted_from_front: Dim, counted_from_back: Dim) -> Dim:
    if at_least(bound, 0):
        return counted_from_front
    return counted_from_back if at_least(-bound, 1) else UNKNOWN


def ends(
    shape: Shape, left: int, right: int, code: str = "shape-axis"
) -> tuple[tuple[Dim, ...], Shape, tuple[Dim, ...]]:
    """The first ``left`` sizes, the shape between, and the last ``right`` sizes.

    Where a variadic part hides how many axes there are, sizes that it may supply are unknown.
    """
    before, after = shape.before, shape.after
    if shape.rank is not None:
        if shape.rank < left + right:
            raise Refusal(f"{shape} has rank {shape.rank} where {left + right} or more is wanted", code)
        middle = shape.rank - right
        return before[:left], Shape(before[left:middle]), before[middle:]
    overdrawn = left > len(before) or right > len(after)
    first = before[:left] + (UNKNOWN,) * (left - len(before))
    last = (UNKNOWN,) * (right - len(after)) + after[max(len(after) - right, 0) :]
    rest = (*before[left:], shape.rest or Rest(), *after[: len(after) - right])
    return first, ANY if overdrawn else Shape(rest), last


def stacked(*parts: Shape | Iterable[Item]) -> Shape:
    """Shapes and sizes one after the other; of several variadic parts only the ends are certain."""
    items = [item for part in parts for item in (part.items if isinstance(part, Shape) else part)]
    rests = [place for place, item in enumerate(items) if isinstance(item, Rest)]
    if len(rests) > 1:
        items[rests[0] : rests[-1] + 1] = [Rest()]
    return Shape(items)


def _consumption(items: Index) -> int:
    """How many axes these items take up."""
    return sum(_axes_of(item) for item in items)


def _axes_of(item: IndexItem) -> int:
    if isinstance(item, Mask):
        return len(item.shape.dims)
    return 0 if item is NEW_AXIS else 1


def _left(sizes: Sequence[Dim], items: Index, axis: int) -> Iterator[_Left]:
    """What is left of some axes by the items that take them up."""
    rest = list(sizes)
    for item in items:
        taken = [rest.pop(0) for _ in range(_axes_of(item))]
        match item:
            case Slice():
                yield sliced(taken[0], item)
            case IndexArray():
                if same(taken[0], 0) and at_least(item.shape.size, 1):
                    raise Refusal(f"nothing can be taken from axis {axis} of size 0", "shape-index")
                yield _Chosen(item.shape)
            case Mask():
                yield _Chosen(_places(item.shape, taken, axis))
            case NoIndex(dtype=dtype):
                raise no_index(dtype)
            case Mark():
                yield 1
            case _:
                _check_bounds(item, taken[0], axis)
                yield _Chosen(SCALAR)
        axis += len(taken)


def _places(mask: Shape, sizes: Sequence[Dim], axis: int) -> Shape:
    """The places where a mask holds, whose sizes must be those of the axes it covers, or 0."""
    for offset, (covered, size) in enumerate(zip(sizes, mask.dims, strict=True)):
        if size == 0:
            continue
        agree(covered, size, f"axis {axis + offset} and the mask's axis {offset} are", "shape-index")
    return Shape((0 if mask.size == 0 else UNKNOWN,))


def _check_bounds(index: Dim, size: Dim, axis: int) -> None:
    if at_least(index - size, 0) or at_least(-size - index, 1):
        raise Refusal(f"index {index} is out of bounds for axis {axis} of size {size}", "shape-index")


def _arranged(left: list[_Left]) -> Shape:
    """The axes in their order; those of the advanced indices where they stand, or in front if they are apart.

    An integer beside an index array is advanced; alone, it leaves no axes and its place does not matter.
    The ellipsis keeps apart what stands on its two sides even if it covers no axes.
    """
    places = [place for place, item in enumerate(left) if isinstance(item, _Chosen)]
    try:
        chosen = broadcast(*(item.shape for item in left if isinstance(item, _Chosen)))
    except Refusal as refusal:
        code = "shape-index" if refusal.code == "shape-broadcast" else refusal.code
        raise Refusal(f"index arrays do not broadcast: {refusal.reason}", code) from None
    together = not places or places == list(range(places[0], places[-1] + 1))
    front = places[0] if places and together else 0
    before, after = (
        [item for item in part if not isinstance(item, Mark | _Chosen)]
        for part in (left[:front], left[front:])
    )
    return stacked(before, chosen, after)
