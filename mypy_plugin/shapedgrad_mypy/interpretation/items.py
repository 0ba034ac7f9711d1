"""What stands under an index or a key, and what is put there."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import replace
from functools import reduce
from typing import TYPE_CHECKING

from shapedgrad_mypy.interpretation import array_items
from shapedgrad_mypy.interpretation.classes import special_method
from shapedgrad_mypy.interpretation.joins import either_value, list_item
from shapedgrad_mypy.interpretation.machine import Machine, span
from shapedgrad_mypy.interpretation.objects import DictObject, ListObject
from shapedgrad_mypy.interpretation.operands import key_value, known_items, length
from shapedgrad_mypy.interpretation.operations import element, operate
from shapedgrad_mypy.interpretation.values import (
    TOP,
    Array,
    Builtin,
    Class,
    Constant,
    Cut,
    Integer,
    Library,
    Matrix,
    Range,
    Reference,
    Some,
    Stream,
    Tuple,
    Value,
    present,
)

if TYPE_CHECKING:
    from shapedgrad.shapes.dim import Dim
    from shapedgrad_mypy.interpretation.scope import Scope


class _Unhashable:
    """No key."""


def item(base: Value, index: Value, node: ast.AST, scope: Scope, machine: Machine) -> Value:
    """``base[index]``."""
    match base := present(base):
        case Array():
            return array_items.select(base, index, node, scope, machine)
        case Matrix():
            return operate("getitem", [base, index], {}, node, scope, machine)
        case Tuple(items=items):
            return _at(items, index, node, scope, machine)
        case Constant(value=str()) | Some(kind="str"):
            return _letter(base, index, machine)
        case Stream(item=each):
            return Stream(each) if isinstance(index, Cut) else each
        case Range():
            return Integer()
        case Library(name="numpy.r_" | "numpy.c_" | "numpy.mgrid" | "numpy.ogrid" as grid):
            return operate(grid.removeprefix("numpy."), [index], {}, node, scope, machine)
        case Library() | Class():  # Generic[T]: the same class
            return base
        case Builtin():
            return TOP
        case _:
            pass
    found = machine.state.heap.get(base.identity) if isinstance(base, Reference) else None
    if isinstance(found, ListObject):
        if found.items is None:
            return machine.new(replace(found)) if isinstance(index, Cut) else found.item
        picked = _at(found.items, index, node, scope, machine)
        return (
            machine.new(ListObject(picked.items))
            if isinstance(index, Cut) and isinstance(picked, Tuple)
            else picked
        )
    if isinstance(found, DictObject):
        return entry(found, index, machine)
    method = special_method(base, "__getitem__", machine)
    return TOP if method is None else machine.call(method, [index], node, scope)


def _letter(text: Value, index: Value, machine: Machine) -> Value:
    """Return a letter of a text, if that is written out."""
    letters = known_items(text, machine.state) or ()
    place = index.dim if isinstance(index, Integer) else None
    known = isinstance(place, int) and -len(letters) <= place < len(letters)
    return letters[place] if known and isinstance(place, int) else Some("str")


def _at(items: Sequence[Value], index: Value, node: ast.AST, scope: Scope, machine: Machine) -> Value:
    if isinstance(index, Integer) and isinstance(index.dim, int):
        if -len(items) <= index.dim < len(items):
            return items[index.dim]
        _missing(items, index.dim, node, scope, machine)
        return TOP
    if isinstance(index, Cut):
        bounds = [_bound(each) for each in (index.start, index.stop, index.step)]
        if any(bound is _UNKNOWN_BOUND for bound in bounds):
            return Stream(joined(items, machine)) if items else Tuple(())
        return Tuple(tuple(items[slice(*bounds)]))  # type: ignore[arg-type]  # the marks are gone
    return joined(items, machine)


def _missing(items: Sequence[Value], index: int, node: ast.AST, scope: Scope, machine: Machine) -> None:
    """``x.shape[2]`` of an array of rank 2."""
    if (
        isinstance(node, ast.Subscript)
        and isinstance(node.value, ast.Attribute)
        and node.value.attr == "shape"
    ):
        shape = ", ".join(str(each.dim) if isinstance(each, Integer) else "_" for each in items)
        shape = f"({shape}{',' * (len(items) == 1)})"
        message = f"cannot read dimension {index} of an array of shape {shape}: its rank is {len(items)}"
        machine.report(span(node, scope), message, "shape-axis")


_UNKNOWN_BOUND = object()


def _bound(value: Value) -> object:
    if value == Constant(None):
        return None
    return value.dim if isinstance(value, Integer) and isinstance(value.dim, int) else _UNKNOWN_BOUND


def joined(values: Sequence[Value], machine: Machine) -> Value:
    """Return what is certain of each of several values."""
    return reduce(lambda a, b: either_value(a, b, machine.state), values) if values else TOP


def run_through(value: Value, node: ast.AST, scope: Scope, machine: Machine) -> Value:
    """Return what a loop over a value runs through: of an instance, what its ``__iter__`` gives."""
    method = special_method(value, "__iter__", machine)
    return written_out(value, machine) if method is None else machine.call(method, [], node, scope)


def written_out(value: Value, machine: Machine) -> Value:
    """Return the integers that an array is made of, if they are written out: ``np.arange(3)``."""
    numbers = machine.numbers.get(id(value), (value, ()))[1]
    shaped = isinstance(value, Array) and value.shape.rank == 1 and value.shape.dim(0) == len(numbers)
    return Tuple(tuple(map(Integer, numbers)), lazy=True) if numbers and shaped else value


def any_item(base: Value, machine: Machine) -> Value:
    """Return what is certain of whatever a loop over a value gives."""
    match base := present(base):
        case Array(shape=shape, dtype=dtype) if shape.rank:
            return element(Array(shape.drop((0,)), dtype))
        case Tuple(items=items):
            return joined(items, machine)
        case Stream(item=each):
            return each
        case Range():
            return Integer()
        case Constant(value=str()) | Some(kind="str"):
            return Some("str")
        case _:
            pass
    found = machine.state.heap.get(base.identity) if isinstance(base, Reference) else None
    if isinstance(found, ListObject):
        certain = list_item(found, machine.state)
        return TOP if certain is None else certain
    if isinstance(found, DictObject) and found.other is None:
        return joined([key_value(key) for key in found.entries], machine)
    return TOP


# ------------------------------------------------------------------------------------------------- dicts


def key_of(value: Value) -> object:
    """Return the key that a value is, if it is written out."""
    match value:
        case Constant(value=constant):
            return constant
        case Integer(dim=int(dim)):
            return dim
        case Tuple(items=items):
            keys = tuple(map(key_of, items))
            return _Unhashable if _Unhashable in keys else keys
        case _:
            return _Unhashable


def entry(found: DictObject, index: Value, machine: Machine) -> Value:
    """Return what a dict has under a key."""
    key = key_of(index)
    if key is not _Unhashable:
        if key in found.entries:
            return found.entries[key]
        return TOP if found.other is None else found.other
    values = [*found.entries.values(), *(() if found.other is None else (found.other,))]
    return joined(values, machine)


def put(base: Value, index: Value, value: Value, node: ast.AST, scope: Scope, machine: Machine) -> None:
    """``base[index] = value``."""
    base = present(base)
    if isinstance(base, Array):
        array_items.write(base, index, value, node, scope, machine)
        return
    found = machine.state.heap.get(base.identity) if isinstance(base, Reference) else None
    if isinstance(base, Reference) and isinstance(found, ListObject | DictObject):
        if machine.state.is_escaped(base):
            machine.state.escape(value)
        if isinstance(found, ListObject):
            machine.state.write(base.identity, _list_with(found, index, value, machine))
        else:
            machine.state.write(base.identity, _dict_with(found, index, value, machine))
        return
    method = special_method(base, "__setitem__", machine)
    if method is not None:
        machine.call(method, [index, value], node, scope)
    else:
        machine.unknown_code(value)


def _list_with(found: ListObject, index: Value, value: Value, machine: Machine) -> ListObject:
    if isinstance(index, Cut):
        return ListObject(None)
    if found.items is None:
        return replace(found, item=either_value(found.item, value, machine.state))
    if isinstance(index, Integer) and isinstance(index.dim, int):
        if -len(found.items) <= index.dim < len(found.items):
            items = list(found.items)
            items[index.dim] = value
            return ListObject(tuple(items))
        return found
    return ListObject(tuple(either_value(each, value, machine.state) for each in found.items))


def _dict_with(found: DictObject, index: Value, value: Value, machine: Machine) -> DictObject:
    key = key_of(index)
    if key is not _Unhashable:
        return replace(found, entries={**found.entries, key: value})
    entries = {name: either_value(each, value, machine.state) for name, each in found.entries.items()}
    other = value if found.other is None else either_value(found.other, value, machine.state)
    return DictObject(entries, other, found.certain)


def remove(base: Value, index: Value, machine: Machine) -> None:
    """``del base[index]``."""
    found = machine.state.heap.get(base.identity) if isinstance(base, Reference) else None
    key = key_of(index)
    if isinstance(base, Reference) and isinstance(found, ListObject) and isinstance(index, Integer):
        if found.items is not None and isinstance(key, int) and -len(found.items) <= key < len(found.items):
            left = list(found.items)
            del left[key]
            machine.state.write(base.identity, ListObject(tuple(left)))
            return
        each, count = list_item(found, machine.state), length(base, machine.state)
        machine.state.write(base.identity, ListObject(None, TOP if each is None else each, count - 1))
    elif isinstance(base, Reference) and isinstance(found, DictObject) and key in found.entries:
        entries = {name: value for name, value in found.entries.items() if name != key}
        machine.state.write(base.identity, replace(found, entries=entries))
    else:
        machine.unknown_code(base)


def update(base: Value, more: Value, machine: Machine) -> None:
    """``base.update(more)`` of two dicts."""
    if not isinstance(base, Reference):
        return
    found = machine.state.heap.get(base.identity)
    other = machine.state.heap.get(more.identity) if isinstance(more, Reference) else None
    if (
        isinstance(found, DictObject)
        and isinstance(other, DictObject)
        and other.certain
        and other.other is None
    ):
        machine.state.write(base.identity, replace(found, entries={**found.entries, **other.entries}))
    elif isinstance(found, DictObject):
        machine.state.escape(more)
        machine.state.write(base.identity, DictObject({}, TOP, certain=False))


def text_entries(value: Value, machine: Machine) -> dict[str, Value] | None:
    """Return the entries of a dict that is passed as ``**value``; None if they are not known."""
    found = machine.state.heap.get(value.identity) if isinstance(value, Reference) else None
    if not isinstance(found, DictObject) or found.other is not None or not found.certain:
        return None
    return {key: each for key, each in found.entries.items() if isinstance(key, str)}


def count_of(base: Value, machine: Machine) -> Dim | None:
    """Return how many entries a dict has; None for what is no dict of known entries."""
    found = machine.state.heap.get(base.identity) if isinstance(base, Reference) else None
    known = isinstance(found, DictObject) and found.other is None and found.certain
    return len(found.entries) if known and isinstance(found, DictObject) else None
