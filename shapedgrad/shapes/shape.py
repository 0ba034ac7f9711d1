"""A shape: dimensions, and at most one part of which not even the number of dimensions is known."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import index
from typing import TYPE_CHECKING, TypeAlias

from .agreement import broadcast_dim
from .dim import UNKNOWN, Dim, Name, Polynomial, substitute
from .errors import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Rest:
    """The variadic part of a shape: any number of dimensions, named (`*batch`) or not (`...`)."""

    name: Name | None = None

    def __str__(self) -> str:
        return f"*{self.name}" if self.name else "..."


Item: TypeAlias = "Dim | Rest"


@dataclass(frozen=True, slots=True, init=False, repr=False)
class Shape:
    """The shape of an array: dimensions, among which at most one variadic part may stand anywhere.

    Axes may be negative, as everywhere in NumPy. Where the rank is unknown, an axis that the variadic
    part hides is silently unknown, and only what stays certain is kept of the shape.

    >>> str(Shape((Rest(), 3, 4)).drop([-2]))
    '(..., 4)'
    """

    items: tuple[Item, ...]

    def __init__(self, items: Iterable[Item] = ()) -> None:
        checked = tuple(i if isinstance(i, Polynomial | Rest) or i is UNKNOWN else index(i) for i in items)
        if sum(isinstance(item, Rest) for item in checked) > 1:
            raise ValueError("a shape has at most one variadic part")
        object.__setattr__(self, "items", checked)

    # ------------------------------------------------------------------------------------- its parts

    @property
    def rest(self) -> Rest | None:
        """The variadic part, if there is one."""
        for item in self.items:
            if isinstance(item, Rest):
                return item
        return None

    @property
    def before(self) -> tuple[Dim, ...]:
        """The dimensions in front of the variadic part; all of them if there is none."""
        return _leading_dims(self.items)

    @property
    def after(self) -> tuple[Dim, ...]:
        """The dimensions behind the variadic part; none if there is none."""
        return _leading_dims(self.items[::-1])[::-1] if self.rest else ()

    @property
    def rank(self) -> int | None:
        """The number of dimensions, or None if there is a variadic part."""
        return None if self.rest else len(self.items)

    @property
    def known_rank(self) -> bool:
        """Whether the number of dimensions is known."""
        return self.rest is None

    @property
    def dims(self) -> tuple[Dim, ...]:
        """All dimensions; raises `ValueError` if their number is not known."""
        if self.rest:
            raise ValueError(f"{self} has no known rank")
        return self.before

    @property
    def size(self) -> Dim:
        """The number of elements: the product of the dimensions."""
        product: Dim = UNKNOWN if self.rest else 1
        for item in self.items:
            product = product if isinstance(item, Rest) else product * item
        return product

    def dim(self, axis: int) -> Dim:
        """The dimension at an axis; unknown if the variadic part hides it.

        Raises `Refusal` (shape-axis) if the axis is out of bounds.
        """
        axis = self.normalize(axis)
        reachable = self.before if axis >= 0 else self.after
        return reachable[axis] if -len(reachable) <= axis < len(reachable) else UNKNOWN

    # ------------------------------------------------------------------------------------- its axes

    def normalize(self, axis: int) -> int:
        """The axis counted from the front; as it is if the rank is unknown.

        Raises `Refusal` (shape-axis) if the axis is out of bounds.
        """
        return axis if self.rank is None else _checked_axis(axis, self.rank)

    def drop(self, axes: Iterable[int]) -> Shape:
        """The shape without some axes; raises `Refusal` (shape-axis) if one is out of bounds or named twice."""
        return self._with_axes(dict.fromkeys(self.distinct(axes), ()))

    def replace(self, axis: int, dim: Dim) -> Shape:
        """The shape with another dimension at an axis; raises `Refusal` (shape-axis) if out of bounds."""
        return self._with_axes({self.normalize(axis): (dim,)})

    def insert(self, axis: int, dim: Dim) -> Shape:
        """The shape with one dimension more, which is at the given axis of the result (as `np.expand_dims`).

        Raises `Refusal` (shape-axis) if the axis is out of bounds for the result.
        """
        if self.rank is not None:
            axis = _checked_axis(axis, self.rank + 1)
        front, back = self.before, self.after
        if 0 <= axis <= len(front):
            return Shape((*front[:axis], dim, *self.items[axis:]))
        if -len(back) <= axis + 1 <= 0:
            place = len(self.items) + axis + 1
            return Shape((*self.items[:place], dim, *self.items[place:]))
        return Shape((*front, Rest())) if axis >= 0 else Shape((Rest(), *back))

    def permute(self, axes: Sequence[int]) -> Shape:
        """The shape with its axes in the given order.

        Raises `Refusal` (shape-axis) unless every axis is named once.
        """
        shape = self.with_rank(len(axes))
        if shape is None:
            rank = f"at least {len(self.items) - 1}" if self.rest else len(self.items)
            raise Refusal(f"{len(axes)} axes are given for rank {rank}", "shape-axis")
        return Shape(shape.dim(axis) for axis in shape.distinct(axes))

    def distinct(self, axes: Iterable[int]) -> tuple[int, ...]:
        """The axes, normalized; raises `Refusal` (shape-axis) if one is out of bounds or named twice."""
        found: dict[int, None] = {}
        for axis in axes:
            place = self.normalize(axis)
            if place in found:
                raise Refusal(f"axis {axis} is named twice", "shape-axis")
            found[place] = None
        return tuple(found)

    def with_rank(self, rank: int) -> Shape | None:
        """The shape if it has this rank, with unknown dimensions as its variadic part; None if it cannot."""
        missing = rank - sum(not isinstance(item, Rest) for item in self.items)
        if missing < 0 or (missing and self.known_rank):
            return None
        return Shape((*self.before, *[UNKNOWN] * missing, *self.after))

    def _with_axes(self, changed: Mapping[int, tuple[Dim, ...]]) -> Shape:
        """Other dimensions, or none, in place of those at some axes.

        An axis that is hidden counting from the front may be any one behind, and the other way around.
        """
        front = [dim for axis, old in enumerate(self.before) for dim in changed.get(axis, (old,))]
        if self.rest is None:
            return Shape(front)
        after = self.after
        back = [dim for axis, old in enumerate(after, -len(after)) for dim in changed.get(axis, (old,))]
        hidden_back = any(axis >= len(self.before) for axis in changed)
        hidden_front = any(axis < -len(after) for axis in changed)
        rest = Rest() if hidden_front or hidden_back else self.rest
        return Shape((*([] if hidden_front else front), rest, *([] if hidden_back else back)))

    # ------------------------------------------------------------------------------------- and names

    def substitute(self, sizes: Mapping[Name, Dim | Shape]) -> Shape:
        """The shape with sizes in place of names, and a shape in place of a named variadic part."""
        dims = {name: size for name, size in sizes.items() if not isinstance(size, Shape)}
        items: list[Item] = []
        for item in self.items:
            part = sizes.get(item.name) if isinstance(item, Rest) and item.name else None
            if isinstance(part, Shape):
                items += part.items
            else:
                items.append(item if isinstance(item, Rest) else substitute(item, dims))
        return Shape(items)

    def __str__(self) -> str:
        if len(self.items) == 1 and self.known_rank:
            return f"({self.items[0]},)"
        return f"({', '.join(map(str, self.items))})"

    def __repr__(self) -> str:
        return f"Shape{self}"


ANY = Shape((Rest(),))
"""The shape of an array of which nothing is known."""

SCALAR = Shape(())
"""The shape of a single number."""


def _leading_dims(items: Sequence[Item]) -> tuple[Dim, ...]:
    """The dimensions up to the variadic part."""
    dims: list[Dim] = []
    for item in items:
        if isinstance(item, Rest):
            break
        dims.append(item)
    return tuple(dims)


def _checked_axis(axis: int, rank: int) -> int:
    if not -rank <= axis < rank:
        raise Refusal(f"axis {axis} is out of bounds for rank {rank}", "shape-axis")
    return axis % rank


def broadcast(*shapes: Shape) -> Shape:
    """The shape that arrays of these shapes broadcast to; variadic parts keep what is certain.

    Raises `Refusal`: "axis -1 is 3 and 4" (shape-broadcast), or "N and M need not be equal"
    (shape-unproven).

    >>> broadcast(Shape((5, 1)), Shape((3,)))
    Shape(5, 3)
    """
    return reduce(_broadcast_two, shapes, SCALAR)


def _broadcast_two(a: Shape, b: Shape) -> Shape:
    return Shape((*_broadcast_front(a, b), *_aligned(a, b, "axis {} is")))


def _aligned(a: Shape, b: Shape, what: str) -> list[Dim]:
    """The dimensions that are known counting from the right, broadcast one by one."""
    length = max(len(shape.after if shape.rest else shape.before) for shape in (a, b))
    return [
        broadcast_dim(_from_right(a, axis), _from_right(b, axis), what.format(axis))
        for axis in range(-length, 0)
    ]


def _broadcast_front(a: Shape, b: Shape) -> tuple[Item, ...]:
    """What is left of the dimensions that are known counting from the right."""
    if a.rest and a.rest.name and a.rest == b.rest and len(a.after) == len(b.after):
        return (*_aligned(Shape(a.before), Shape(b.before), f"in front of {a.rest}, axis {{}} is"), a.rest)
    for one, other in ((a, b), (b, a)):
        if other.rank is not None and other.rank <= len(one.after):
            return (*one.before, one.rest) if one.rest else ()
    return (Rest(),) if a.rest or b.rest else ()


def _from_right(shape: Shape, axis: int) -> Dim:
    """The dimension at a negative axis, 1 beyond the rank."""
    return 1 if shape.rank is not None and axis < -shape.rank else shape.dim(axis)
