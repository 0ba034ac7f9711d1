"""Writing into an array that is there: the target's shape never grows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shapedgrad.shapes.agreement import agree
from shapedgrad.shapes.dim import Dim, at_least, same
from shapedgrad.shapes.errors import Refusal
from shapedgrad.shapes.indexing import ELLIPSIS, Mask, select
from shapedgrad.shapes.shape import SCALAR, Rest, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shapedgrad.shapes.indexing import Index
    from shapedgrad.shapes.rules.parameters import Ignored


def into(target: Shape | None, value: Shape, code: str = "shape-assign") -> Shape:
    """The target, once it is certain that the value broadcasts to it; the value, if there is no target."""
    if target is None:
        return value
    if _has_more_axes(value, target):
        raise Refusal(f"{value} has more axes than {target}", code)
    for axis, given, wanted in _aligned(value, target):
        if not same(given, 1):
            agree(given, wanted, f"axis {axis} is", code)
    return target


def spread_to(wanted: Shape, value: Shape) -> Shape:
    """A shape that is asked for, once it is certain that the value broadcasts to it."""
    return into(wanted, value, "shape-broadcast")


def _has_more_axes(value: Shape, target: Shape) -> bool:
    if target.rest and (target.rest.name is None or target.rest != value.rest):
        return False
    return _certain_axes(value) > _certain_axes(target)


def _certain_axes(shape: Shape) -> int:
    return sum(not isinstance(item, Rest) for item in shape.items)


def exactly(target: Shape | None, value: Shape) -> Shape:
    """The target of an operation whose result is not broadcast into it."""
    if target is None:
        return value
    of_rank(target, value)
    for axis, given, wanted in _aligned(value, target):
        agree(given, wanted, f"axis {axis} of the result and of out is", "shape-assign")
    return target


def assigned(target: Shape, value: Shape) -> Shape:
    """The target of an assignment: the value broadcasts to it, axes of size 1 in front left out."""
    return into(target, _without_leading_ones(value, target.rank))


def of_rank(target: Shape | None, value: Shape) -> Shape:
    """The target of an accumulation, which has the rank of the value that broadcasts to it."""
    if target is not None and target.rank != value.rank and target.known_rank and value.known_rank:
        raise Refusal(f"the result {value} and out {target} differ in rank", "shape-assign")
    return into(target, value)


def copyto(dst: Shape, src: Shape, casting: Ignored = "same_kind", where: Shape = SCALAR) -> Shape:
    """``dst`` overwritten by what broadcasts to it, its leading ones left out."""
    return into(assigned(dst, src), where)


def setitem(a: Shape, index: Index, value: Shape) -> Shape:
    """``a[index] = value``: the value broadcasts to what the index selects, its leading ones left out."""
    selected = select(a, index)
    single = selected == SCALAR and ELLIPSIS not in index
    most = 0 if single else 1 if _whole_mask(a, index) else None
    if most is not None and len(value.dims if value.known_rank else ()) > most:
        raise Refusal(f"{value} has rank {value.rank} where {selected} is written", "shape-assign")
    assigned(selected, value)
    return a


def ufunc_at(a: Shape, indices: Index, b: Shape | None = None) -> Shape:
    """``add.at(a, indices, b)``: what broadcasts to the selection is worked into it, place by place."""
    selected = select(a, indices)
    if b is not None:
        assigned(selected, b)
    return a


def put(a: Shape, ind: Shape, v: Shape, mode: Ignored = "raise") -> Shape:
    """Numbers written at places of the flattened array, repeated as needed."""
    if same(a.size, 0) and at_least(ind.size, 1):
        raise Refusal(f"{a} has no places", "shape-assign")
    return a


def put_method(a: Shape, indices: Shape, values: Shape, mode: Ignored = "raise") -> Shape:
    """``a.put(indices, values)``."""
    return put(a, indices, values, mode)


def place(arr: Shape, mask: Shape, vals: Shape) -> Shape:
    """Numbers written where a mask of as many elements holds, repeated as needed."""
    agree(arr.size, mask.size, "the numbers of elements are", "shape-assign")
    return arr


def putmask(a: Shape, mask: Shape, values: Shape) -> Shape:
    """Numbers written where a mask of as many elements holds, repeated as needed."""
    agree(a.size, mask.size, "the numbers of elements are", "shape-assign")
    return a


def fill(a: Shape, value: Shape) -> Shape:
    """``a.fill(value)``: one number everywhere."""
    if value.rank not in {0, None}:
        raise Refusal(f"{value} is not a single number", "shape-assign")
    return a


def fill_diagonal(a: Shape, val: Shape, wrap: Ignored = False) -> Shape:
    """Numbers written on the diagonal; a stack of more than two axes has one only if it is a cube."""
    if a.rank is not None and a.rank < 2:
        raise Refusal(f"{a} has rank {a.rank} where 2 or more is wanted", "shape-assign")
    for axis in range(1, a.rank or 0) if a.rank != 2 else ():
        agree(a.dim(0), a.dim(axis), f"axes 0 and {axis} are", "shape-assign")
    return a


def _whole_mask(a: Shape, index: Index) -> bool:
    """Whether the index is one mask of the whole array, whose places are written number by number."""
    return (
        len(index) == 1
        and isinstance(index[0], Mask)
        and a.rank is not None
        and index[0].shape.rank == a.rank
    )


def _aligned(value: Shape, target: Shape) -> Iterator[tuple[int, Dim, Dim]]:
    """The sizes of two shapes that stand at the same place, counted from the right."""
    ends = (shape.after if shape.rest else shape.before for shape in (value, target))
    pairs = zip(*(reversed(end) for end in ends), strict=False)
    return ((-back, given, wanted) for back, (given, wanted) in enumerate(pairs, start=1))


def _without_leading_ones(value: Shape, rank: int | None) -> Shape:
    """The value with no more axes than there are places, once the first ones have size 1."""
    dims = value.dims if value.known_rank else value.after
    if rank is None or (not value.known_rank and len(dims) < rank):
        return value if rank is None else Shape((Rest(), *dims))
    excess = max(len(dims) - rank, 0)
    for axis in range(excess):
        agree(dims[axis], 1, f"axis {axis - len(dims)} has no place and is not 1:", "shape-assign")
    return Shape(dims[excess:])
