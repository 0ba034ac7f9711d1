"""One reader for each kind of argument that a rule may take: the value, and the dtypes that come with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from shapedgrad.shapes.dim import UNKNOWN
from shapedgrad.shapes.indexing import (
    ELLIPSIS,
    UNKNOWN_ITEM,
)
from shapedgrad.shapes.rules.parameters import SOME_AXIS, ByAxis, Several
from shapedgrad.shapes.shape import ANY, SCALAR
from shapedgrad_mypy.aval import Ragged
from shapedgrad_mypy.bound import Reading
from shapedgrad_mypy.interpretation.brackets import integer_of, read_index, read_indices, read_pieces
from shapedgrad_mypy.interpretation.objects import DictObject, ListObject
from shapedgrad_mypy.interpretation.operands import NotAnOperand, known_items, operand
from shapedgrad_mypy.interpretation.values import (
    Array,
    Constant,
    Integer,
    Maybe,
    Range,
    Reference,
    Some,
    Stream,
    Top,
    Tuple,
    Value,
)

if TYPE_CHECKING:
    from shapedgrad_mypy.interpretation.state import State


def read(kind: str, value: Value, state: State) -> Reading:
    """Read a value as a parameter of that kind; raises `NotAnOperand` where it can be none."""
    if isinstance(value, Maybe) and kind not in _OF_ARRAYS:
        return Reading((UNKNOWN_ITEM,) if kind == "Index" else UNKNOWN)
    reader = _READERS.get(kind)
    return Reading(UNKNOWN) if reader is None else reader(value, state)


_OF_ARRAYS = frozenset({"Shape", "Arrays", "ArrayOrArrays", "Blocks"})
"""The kinds of arguments that cannot be left out."""


def _shape(value: Value, state: State) -> Reading:
    array = operand(value, state)
    return Reading(array.shape, (array.dtype,))


def _arrays(value: Value, state: State) -> Reading:
    if isinstance(value, Array) and value.shape.rank:
        return Reading(Several(value.shape.drop((0,)), value.shape.dim(0)), (value.dtype,))
    found = state.heap.get(value.identity) if isinstance(value, Reference) else value
    if isinstance(found, Stream) or (isinstance(found, ListObject) and found.items is None):
        item = operand(found.item, state)
        return Reading(Several(item.shape, found.count), (item.dtype,))
    items = known_items(value, state)
    if items is None:
        raise NotAnOperand
    arrays = [operand(item, state) for item in items]
    return Reading(tuple(array.shape for array in arrays), tuple(array.dtype for array in arrays))


def _array_or_arrays(value: Value, state: State) -> Reading:
    return _shape(value, state) if isinstance(value, Array) else _arrays(value, state)


def _blocks(value: Value, state: State) -> Reading:
    found = state.heap.get(value.identity) if isinstance(value, Reference) else None
    if not isinstance(found, ListObject):
        return _shape(value, state)
    if found.items is None:
        return Reading(UNKNOWN, (None,))
    parts = [_blocks(item, state) for item in found.items]
    return Reading(tuple(part.value for part in parts), tuple(d for part in parts for d in part.dtypes))


def _bins(value: Value, state: State) -> Reading:
    if not isinstance(value, Tuple | Reference):
        return Reading(_dim_or_array(value, state).value)
    items = known_items(value, state)
    if items is None:
        return Reading(UNKNOWN)
    return Reading(tuple(_dim_or_array(item, state).value for item in items))


def _flag(value: Value, state: State) -> Reading:
    match value:
        case Constant(value=bool(flag)):
            return Reading(flag)
        case Integer(dim=0 | 1 as number):
            return Reading(bool(number))
        case _:
            return Reading(UNKNOWN)


def _axis(value: Value, state: State) -> Reading:
    if isinstance(value, Integer):
        return Reading(value.dim if isinstance(value.dim, int) else SOME_AXIS)
    return Reading(UNKNOWN)


def _axes(value: Value, state: State) -> Reading:
    items = known_items(value, state) if isinstance(value, Tuple | Reference) else None
    if items is None:
        return _axis(value, state)
    axes = tuple(item.dim if isinstance(item, Integer) else UNKNOWN for item in items)
    return Reading(axes if all(isinstance(axis, int) for axis in axes) else UNKNOWN)


def _dims(value: Value, state: State) -> Reading:
    if isinstance(value, Integer):
        return Reading(value.dim)
    items = known_items(value, state) if isinstance(value, Tuple | Reference | Range) else None
    return Reading(ANY if items is None else tuple(integer_of(item) for item in items))


def _dim(value: Value, state: State) -> Reading:
    return Reading(integer_of(value))


def _bound(value: Value, state: State) -> Reading:
    number = (
        value.value if isinstance(value, Constant) and isinstance(value.value, float) else integer_of(value)
    )
    return Reading(number, (operand(value, state).dtype,))


def _text(value: Value, state: State) -> Reading:
    text = value.value if isinstance(value, Constant) else None
    return Reading(text if isinstance(text, str) else UNKNOWN)


def _order(value: Value, state: State) -> Reading:
    constant = value.value if isinstance(value, Constant) else None
    return Reading(constant if isinstance(constant, str | float) else integer_of(value))


def _subscripts(value: Value, state: State) -> Reading:
    """Read the subscripts of an einsum: a text, or the lists that stand for it."""
    if not isinstance(value, Tuple):
        return _text(value, state)
    return Reading(tuple(_labels(each, state) for each in value.items))


def _labels(value: Value, state: State) -> tuple[object, ...]:
    items = known_items(value, state)
    if items is None:
        raise NotAnOperand
    labels = tuple(ELLIPSIS if item == Constant(Ellipsis) else integer_of(item) for item in items)
    if UNKNOWN in labels:
        raise NotAnOperand
    return labels


def lists_apart(args: Sequence[Value]) -> Sequence[Value]:
    """Return ``einsum(a, [0, 1], b, [1, 2], [0, 2])`` with the lists in front, in place of a text."""
    if not args or isinstance(args[0], Constant | Some | Top):
        return args
    result = args[-1:] if len(args) % 2 else ()
    return (Tuple((*args[1 : len(args) - len(result) : 2], *result)), *args[: len(args) - len(result) : 2])


def _nested(value: Value, state: State) -> Reading:
    found = state.heap.get(value.identity) if isinstance(value, Reference) else None
    if isinstance(found, DictObject):
        if found.other is not None or not found.certain:
            return Reading(UNKNOWN)
        axes = [axis for axis in found.entries if isinstance(axis, int)]
        if len(axes) < len(found.entries):
            return Reading(UNKNOWN)
        return Reading(ByAxis(tuple((axis, _nested(found.entries[axis], state).value) for axis in axes)))
    if isinstance(value, Integer):
        return Reading(value.dim)
    items = known_items(value, state) if isinstance(value, Tuple | Reference) else None
    return Reading(UNKNOWN if items is None else tuple(_nested(item, state).value for item in items))


def _dim_or_array(value: Value, state: State) -> Reading:
    if isinstance(value, Integer):
        return Reading(value.dim, ("weak int",))
    try:
        array = operand(value, state)
    except (NotAnOperand, Ragged):
        return Reading(ANY, (None,))
    return Reading(UNKNOWN if array.shape == SCALAR else array.shape, (array.dtype,))


def _buffer(value: Value, state: State) -> Reading:
    written = value.value if isinstance(value, Constant) else None
    return Reading(len(written) if isinstance(written, bytes) else UNKNOWN)


_READERS: Mapping[str, Callable[[Value, State], Reading]] = MappingProxyType(
    {
        "Shape": _shape,
        "Arrays": _arrays,
        "ArrayOrArrays": _array_or_arrays,
        "Blocks": _blocks,
        "Bins": _bins,
        "Flag": _flag,
        "Axis": _axis,
        "Axes": _axes,
        "Dims": _dims,
        "Dim": _dim,
        "Bound": _bound,
        "Text": _text,
        "Order": _order,
        "Subscripts": _subscripts,
        "Nested": _nested,
        "DimOrArray": _dim_or_array,
        "Buffer": _buffer,
        "Index": read_index,
        "Indices": read_indices,
        "Pieces": read_pieces,
    }
)
