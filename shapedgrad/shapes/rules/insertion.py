"""Entries put between those of an axis, and taken out of it: ``insert``, ``delete``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shapedgrad.shapes.agreement import agree
from shapedgrad.shapes.dim import UNKNOWN, Dim, at_least, same
from shapedgrad.shapes.errors import Refusal
from shapedgrad.shapes.indexing import IndexArray, Mask, NoIndex, Slice, no_index, sliced, stacked
from shapedgrad.shapes.rules.axes import flat_or
from shapedgrad.shapes.rules.creation import vector
from shapedgrad.shapes.rules.layout import moveaxis
from shapedgrad.shapes.rules.targets import assigned
from shapedgrad.shapes.shape import SCALAR, Shape

if TYPE_CHECKING:
    from shapedgrad.shapes.rules.parameters import Axis, Indices


def insert(arr: Shape, obj: Indices, values: Shape, axis: Axis | None = None) -> Shape:
    """Entries more along an axis: at one place as many as there are values, else one at each."""
    arr, axis = flat_or(arr, axis)
    size = arr.dim(axis)
    for index in _written_out(obj):
        _check(index, size, size)
    places = _places(obj, size)
    if arr.rank is None or values.rank is None or places is UNKNOWN:
        return arr.replace(axis, UNKNOWN)
    values = stacked((1,) * (arr.rank - values.rank), values)
    single = not isinstance(obj, tuple | IndexArray | Mask | Slice) or obj == IndexArray(SCALAR)
    values = moveaxis(values, 0, axis) if single else values
    if same(places, 1) is None:
        return arr.replace(axis, UNKNOWN)
    more = values.dim(axis) if same(places, 1) else places
    assigned(arr.replace(axis, more), values)
    return arr.replace(axis, size + more)


def delete(arr: Shape, obj: Indices, axis: Axis | None = None) -> Shape:
    """Entries fewer along an axis: as many as different places are named."""
    arr, axis = flat_or(arr, axis)
    size = arr.dim(axis)
    for index in _written_out(obj):
        _check(index, size, size - 1)
    return arr.replace(axis, size - _different(obj, size))


def _written_out(obj: Indices) -> tuple[Dim, ...]:
    """The indices that are known one by one."""
    if isinstance(obj, NoIndex):
        raise no_index(obj.dtype)
    if isinstance(obj, Slice | IndexArray | Mask):
        return ()
    return obj if isinstance(obj, tuple) else () if obj is UNKNOWN else (obj,)


def _check(index: Dim, size: Dim, last: Dim) -> None:
    if at_least(index - last, 1) or at_least(-size - index, 1):
        raise Refusal(f"index {index} is out of bounds for size {size}", "shape-index")


def _places(obj: Indices, size: Dim) -> Dim:
    """How many places along an axis are named."""
    match obj:
        case tuple():
            return len(obj)
        case Slice():
            return sliced(size, obj)
        case IndexArray():
            return 1 if obj.shape == SCALAR else vector(obj.shape)
        case Mask():
            vector(obj.shape)
            return UNKNOWN
        case _:
            return UNKNOWN if obj is UNKNOWN else 1


def _different(obj: Indices, size: Dim) -> Dim:
    """How many different places along an axis are named."""
    match obj:
        case IndexArray():
            count = obj.shape.size
            if same(size, 0) and at_least(count, 1):
                raise Refusal("nothing can be deleted from an axis of size 0", "shape-index")
            return count if count in {0, 1} else UNKNOWN
        case Mask():
            agree(size, vector(obj.shape), "the axis and the mask are", "shape-index")
            return UNKNOWN
        case Slice():
            return sliced(size, obj)
        case _ if obj is UNKNOWN:
            return UNKNOWN
        case _:
            return _distinct([_from_front(index, size) for index in _written_out(obj)])


def _from_front(index: Dim, size: Dim) -> Dim:
    if at_least(index, 0):
        return index
    return size + index if at_least(-index, 1) else UNKNOWN


def _distinct(places: list[Dim]) -> Dim:
    """How many of the places differ."""
    found: list[Dim] = []
    for place in places:
        verdicts = [same(place, other) for other in found]
        if None in verdicts:
            return UNKNOWN
        if True not in verdicts:
            found.append(place)
    return len(found)
