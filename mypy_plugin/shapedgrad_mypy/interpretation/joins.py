"""What is certain of a value, or of an object, that is one thing or another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import reduce
from typing import TYPE_CHECKING, TypeVar

from shapedgrad.shapes.dim import UNKNOWN, Dim, same
from shapedgrad.shapes.rules.axes import either
from shapedgrad.shapes.shape import SCALAR, Shape
from shapedgrad_mypy.interpretation.objects import (
    DictObject,
    HeapObject,
    InstanceObject,
    ListObject,
    Moved,
    Namespace,
)
from shapedgrad_mypy.interpretation.values import (
    NONE,
    TOP,
    Array,
    Constant,
    Integer,
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

K = TypeVar("K")


def disturbed(found: HeapObject) -> HeapObject:
    """Return what is left certain of an object that anybody may have changed."""
    match found:
        case ListObject():
            return ListObject(None)
        case DictObject():
            return DictObject({}, TOP, certain=False)
        case InstanceObject():
            return replace(found, attributes={}, complete=False)
        case Namespace() | Moved():
            return found


def either_object(one: HeapObject, other: HeapObject, state: State) -> HeapObject:
    """Return what is certain of an object that is in one condition or in the other."""
    match one, other:
        case ListObject(items=tuple(first)), ListObject(items=tuple(second)) if len(first) == len(second):
            items = tuple(either_value(a, b, state) for a, b in zip(first, second, strict=True))
            return ListObject(items, most=one.most if one.most == other.most else None)
        case ListObject(), ListObject():
            first_item, second_item = list_item(one, state), list_item(other, state)
            item = first_item if second_item is None else second_item
            if first_item is not None and second_item is not None:
                item = either_value(first_item, second_item, state)
            counts = [each.count if each.items is None else len(each.items) for each in (one, other)]
            most = one.most if one.most == other.most else None
            return ListObject(None, TOP if item is None else item, _either_dim(*counts), most)
        case DictObject(), DictObject():
            return _either_dict(one, other, state)
        case InstanceObject(), InstanceObject() if one.owner is other.owner:
            attributes = _either_mapping(one.attributes, other.attributes, state)
            for known, unknown in ((one, other), (other, one)):
                for name in (
                    known.attributes.keys() - unknown.attributes.keys() if not unknown.complete else ()
                ):
                    del attributes[name]  # nobody knows what it is there
            return InstanceObject(one.owner, attributes, one.complete and other.complete)
        case Namespace(), Namespace():
            return Namespace(_either_mapping(one.attributes, other.attributes, state))
        case _:
            return disturbed(one)


def _either_dict(one: DictObject, other: DictObject, state: State) -> DictObject:
    others = [each for each in (one.other, other.other) if each is not None]
    rest = reduce(lambda a, b: either_value(a, b, state), others) if others else None
    entries = _either_mapping(one.entries, other.entries, state)
    for known, unknown in ((one, other), (other, one)):
        for key in known.entries.keys() - unknown.entries.keys():
            if unknown.other is not None:  # it may be among those that are not known by their keys
                entries[key] = either_value(entries[key], unknown.other, state)
    certain = one.certain and other.certain and one.entries.keys() == other.entries.keys()
    return DictObject(entries, rest, certain=certain)


def _either_mapping(one: Mapping[K, Value], other: Mapping[K, Value], state: State) -> dict[K, Value]:
    found = dict(one)
    for key, value in other.items():
        known = found.get(key)
        if known is None:
            found[key] = value
        elif known is not value:
            found[key] = either_value(known, value, state)
    return found


def list_item(found: ListObject, state: State) -> Value | None:
    """Return what is certain of every item of a list; None if it is empty."""
    if found.items is None:
        return found.item
    return reduce(lambda a, b: either_value(a, b, state), found.items) if found.items else None


def either_value(one: Value, other: Value, state: State) -> Value:
    """Return what is certain of a value that is one or the other."""
    if one is other or one == other:
        return one
    match one, other:
        case Array(), Array():
            return Array(either(one.shape, other.shape), one.dtype if one.dtype == other.dtype else None)
        case Integer(dim=a), Integer(dim=b):
            return Integer(a if same(a, b) else UNKNOWN)
        case Tuple(items=first), Tuple(items=second) if len(first) == len(second):
            items = tuple(either_value(a, b, state) for a, b in zip(first, second, strict=True))
            return Tuple(items, one.lazy or other.lazy)
        case Stream(), Stream():
            return Stream(either_value(one.item, other.item, state), _either_dim(one.count, other.count))
        case Range(), Range():
            return Stream(Integer())
        case (Maybe(), _) | (_, Maybe()) | (Constant(value=None), _) | (_, Constant(value=None)):
            there = [present(each) for each in (one, other) if each != NONE]
            known = there[0] if len(there) == 1 else either_value(there[0], there[1], state)
            return TOP if known is TOP else Maybe(known)
        case _:
            pass
    if isinstance(one, Reference) and isinstance(other, Reference):
        shared = state.share(one, other)
        if shared is not None:
            return shared
    kinds = {number_kind(one), number_kind(other)}
    if None not in kinds:
        return Some(next(iter(kinds)) or "") if len(kinds) == 1 else Array(SCALAR, None)
    state.escape(one)
    state.escape(other)
    return TOP


def _either_dim(one: Dim, other: Dim) -> Dim:
    return one if same(one, other) else UNKNOWN


def number_kind(value: Value) -> str | None:
    """Return the class of a single number: ``float``; ``number`` for one of NumPy's; None for anything else."""
    match value:
        case Integer():
            return "int"
        case Constant(value=bool()):
            return "bool"
        case Constant(value=float()):
            return "float"
        case Constant(value=complex()):
            return "complex"
        case Some(kind="float" | "bool" | "complex" | "int" as kind):
            return kind
        case Array(shape=shape) if shape == Shape(()):
            return "number"
        case _:
            return None
