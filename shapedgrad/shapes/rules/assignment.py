"""Writing into an array that is there: the target's shape never grows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shapedgrad.shapes.agreement import agree
from shapedgrad.shapes.dim import at_least, same
from shapedgrad.shapes.errors import Refusal
from shapedgrad.shapes.indexing import ELLIPSIS, Mask, select
from shapedgrad.shapes.rules.targets import assigned, spread_to
from shapedgrad.shapes.shape import SCALAR, Shape

if TYPE_CHECKING:
    from shapedgrad.shapes.indexing import Index
    from shapedgrad.shapes.rules.parameters import Ignored


def copyto(dst: Shape, src: Shape, casting: Ignored = "same_kind", where: Shape = SCALAR) -> Shape:
    """``dst`` overwritten by what broadcasts to it, its leading ones left out."""
    return spread_to(assigned(dst, src), where)


def setitem(a: Shape, index: Index, value: Shape) -> Shape:
    """``a[index] = value``: the value broadcasts to what the index selects, its leading ones left out."""
    selected = select(a, index)
    single = selected == SCALAR and ELLIPSIS not in index
    most = 0 if single else 1 if _whole_mask(a, index) else None
    if most is not None and len(value.dims if value.known_rank else ()) > most:
        what = "a single number" if single else f"a number for each of the places {selected}"
        raise Refusal(f"{what} is wanted, not {value}", "shape-assign")
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
