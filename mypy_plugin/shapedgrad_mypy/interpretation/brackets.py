"""What stands between brackets: ``x[1:, mask]``, ``np.delete(x, [0, 2])``, ``np.r_[0:1:5j, x]``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shapedgrad.shapes.dim import UNKNOWN, Dim
from shapedgrad.shapes.indexing import (
    ELLIPSIS,
    NEW_AXIS,
    UNKNOWN_ITEM,
    IndexArray,
    IndexItem,
    Slice,
)
from shapedgrad.shapes.shape import Shape
from shapedgrad_mypy.aval import Ragged, index_item
from shapedgrad_mypy.bound import Reading
from shapedgrad_mypy.interpretation.machine import may_be_negative
from shapedgrad_mypy.interpretation.operands import NotAnOperand, known_items, operand
from shapedgrad_mypy.interpretation.values import (
    NONE,
    TOP,
    Constant,
    Cut,
    Integer,
    Reference,
    Some,
    Stream,
    Tuple,
    Value,
)

if TYPE_CHECKING:
    from shapedgrad_mypy.interpretation.state import State


def integer_of(value: Value) -> Dim:
    """Return the integer that a value is; unknown for anything else."""
    return value.dim if isinstance(value, Integer) else UNKNOWN


def read_index(value: Value, state: State) -> Reading:
    """Read an index, item by item: ``x[0, 1:, None]``."""
    items = value.items if isinstance(value, Tuple) else (value,)
    if isinstance(value, Stream):  # a tuple of nobody knows how many
        return Reading((UNKNOWN_ITEM,))
    return Reading(tuple(_index_item(item, state) for item in items))


def _index_item(value: Value, state: State) -> IndexItem:
    match value:
        case Integer(dim=dim):
            return dim
        case Cut(start=start, stop=stop, step=step):
            return Slice(*(_slice_bound(bound) for bound in (start, stop, step)))
        case Constant(value=None):
            return NEW_AXIS
        case Constant(value=constant) if constant is Ellipsis:
            return ELLIPSIS
        case Constant(value=str()) | Some(kind="str"):
            raise NotAnOperand
        case _:
            pass
    if value is TOP:
        return UNKNOWN_ITEM
    if isinstance(value, Reference) and known_items(value, state) == ():
        return IndexArray(Shape((0,)))
    try:
        return index_item(operand(value, state))
    except (NotAnOperand, Ragged):
        return UNKNOWN_ITEM


def _slice_bound(value: Value) -> Dim | None:
    if value == NONE:
        return None
    return value.dim if isinstance(value, Integer) and not may_be_negative(value.dim) else UNKNOWN


def read_indices(value: Value, state: State) -> Reading:
    """Read what names places along one axis: ``np.delete(x, [0, 2])``."""
    items = known_items(value, state) if isinstance(value, Tuple | Reference) else None
    if items is not None and all(isinstance(item, Integer) for item in items):
        return Reading(tuple(map(integer_of, items)), ("int64",))
    item = _index_item(value, state)
    known = not isinstance(item, type(UNKNOWN_ITEM)) and value != NONE
    try:
        dtype = operand(value, state).dtype
    except (NotAnOperand, Ragged):
        dtype = None
    return Reading(item if known else UNKNOWN, (dtype,))


def read_pieces(value: Value, state: State) -> Reading:
    """Read what is put side by side: ``np.r_[0:5, x]``."""
    if not isinstance(value, Tuple):
        return _piece(value, state)
    parts = [_piece(item, state) for item in value.items]
    return Reading(tuple(part.value for part in parts), tuple(d for part in parts for d in part.dtypes))


def _piece(value: Value, state: State) -> Reading:
    match value:
        case Cut(start=start, stop=stop, step=step):
            bounds = [bound for bound in (start, stop, step) if bound != NONE]
            whole = all(isinstance(bound, Integer) for bound in bounds)
            parts = (None if bound == NONE else _number(bound) for bound in (start, stop, step))
            known = all(isinstance(bound, Integer | Constant) for bound in bounds)
            return Reading(Slice(*parts), ("int64" if whole else "float64" if known else None,))
        case Constant(value=str(text)):
            return Reading(text)
        case _:
            return _operand(value, state)


def _number(value: Value) -> object:
    constant = value.value if isinstance(value, Constant) else None
    return constant if isinstance(constant, float | complex) else integer_of(value)


def _operand(value: Value, state: State) -> Reading:
    array = operand(value, state)
    return Reading(array.shape, (array.dtype,))
