"""What a value is to NumPy, and what it is to a loop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shapedgrad.shapes.dim import UNKNOWN, Dim
from shapedgrad.shapes.shape import SCALAR, Shape
from shapedgrad_mypy.aval import stacked, strong
from shapedgrad_mypy.interpretation.machine import may_be_negative
from shapedgrad_mypy.interpretation.objects import DictObject, ListObject
from shapedgrad_mypy.interpretation.values import (
    Array,
    Constant,
    Integer,
    Matrix,
    Maybe,
    Range,
    Reference,
    Some,
    Stream,
    Tuple,
    Value,
    present,
)

if TYPE_CHECKING:
    from shapedgrad_mypy.interpretation.state import State


class NotAnOperand(Exception):
    """The value is nothing that the rules know."""


WEAK = {"int": "weak int", "float": "weak float", "complex": "weak complex", "bool": "bool", "str": "str"}


def operand(value: Value, state: State) -> Array:
    """Return what a value is to NumPy; raises `NotAnOperand`, and `Ragged` for a list that is no array."""
    match value:
        case Array():
            return value
        case Matrix(shape=shape, dtype=dtype):
            return Array(shape, dtype)
        case Maybe(value=inner):
            return operand(inner, state)
        case Integer():
            return Array(SCALAR, "weak int")
        case Constant(value=bool() | float() | complex() | str() as constant):
            return Array(SCALAR, WEAK[type(constant).__name__])
        case Some(kind=kind) if kind in WEAK:
            return Array(SCALAR, WEAK[kind])
        case Tuple(items=items):
            return stacked([operand(item, state) for item in items])
        case Range():
            return Array(Shape((length(value, state),)), "int64")
        case Reference():
            found = state.heap.get(value.identity)
            if isinstance(found, ListObject):
                if found.items is not None:
                    return stacked([operand(item, state) for item in found.items])
                item = operand(found.item, state)
                return Array(Shape((found.count, *item.shape.items)), strong(item.dtype))
        case _:
            pass
    raise NotAnOperand


def length(value: Value, state: State) -> Dim:
    """Return how many items a value has."""
    match value := present(value):
        case Tuple(items=items):
            return len(items)
        case Constant(value=str() | bytes() as text):
            return len(text)
        case Stream(count=count):
            return count
        case Array(shape=shape) | Matrix(shape=shape) if shape.rank:
            return shape.dim(0)
        case Range(start=int(start), stop=int(stop), step=int(step)) if step:
            return len(range(start, stop, step))
        case Range(start=0, stop=stop, step=1) if not may_be_negative(stop):
            return stop
        case Reference():
            found = state.heap.get(value.identity)
            if isinstance(found, ListObject):
                return found.count if found.items is None else len(found.items)
        case _:
            pass
    return UNKNOWN


def last_of(numbers: Range) -> Dim:
    """Return the last number of a range that is not empty."""
    match numbers:
        case Range(start=int(start), stop=int(stop), step=int(step)) if step:
            known = range(start, stop, step)
            return known[-1] if known else UNKNOWN
        case Range(stop=stop, step=1):
            return stop - 1
        case Range(stop=stop, step=-1):
            return stop + 1
        case _:
            return UNKNOWN


def key_value(key: object) -> Value:
    """Return the value that the key of a dict is."""
    if isinstance(key, tuple):
        return Tuple(tuple(map(key_value, key)))
    return Integer(key) if type(key) is int else Constant(key)


MOST_ITEMS = 256


def known_items(value: Value, state: State) -> tuple[Value, ...] | None:
    """Return the items of a sequence one by one, if they are known and not too many."""
    match value := present(value):
        case Tuple(items=items):
            return items
        case Constant(value=str(text)) if len(text) <= MOST_ITEMS:
            return tuple(map(Constant, text))
        case Range(start=int(start), stop=int(stop), step=int(step)) if step:
            numbers = range(start, stop, step)
            return tuple(map(Integer, numbers)) if len(numbers) <= MOST_ITEMS else None
        case Array(shape=shape, dtype=dtype) if shape.rank:
            count = shape.dim(0)
            row = Array(shape.drop((0,)), dtype)
            if row.shape == SCALAR and dtype in {None, "object"}:
                return None  # an element of an unknown dtype may be anything
            return (row,) * count if isinstance(count, int) and 0 <= count <= MOST_ITEMS else None
        case Stream(item=item, count=int(count)) if 0 <= count <= MOST_ITEMS:
            return (item,) * count
        case Reference():
            found = state.heap.get(value.identity)
            if isinstance(found, DictObject) and found.certain and found.other is None:
                return tuple(map(key_value, found.entries))
            return found.items if isinstance(found, ListObject) else None
        case _:
            return None
