"""Methods of lists, dicts, texts and tuples."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from shapedgrad.shapes.dim import UNKNOWN, minimum
from shapedgrad_mypy.interpretation import items
from shapedgrad_mypy.interpretation.arithmetic import from_python
from shapedgrad_mypy.interpretation.joins import either_value, list_item
from shapedgrad_mypy.interpretation.objects import DictObject, ListObject
from shapedgrad_mypy.interpretation.operands import key_value, known_items, length
from shapedgrad_mypy.interpretation.values import (
    NONE,
    TOP,
    Constant,
    Integer,
    Reference,
    Some,
    Stream,
    Tuple,
    Value,
)

if TYPE_CHECKING:
    from shapedgrad.shapes.dim import Dim
    from shapedgrad_mypy.interpretation.machine import Machine


def list_method(
    base: Reference, found: ListObject, name: str, args: Sequence[Value], machine: Machine
) -> Value:
    """``xs.append(x)``: what it gives, after what it does."""
    method = _LIST.get(name)
    if method is None:
        machine.unknown_code(base, *args)
        return TOP
    if machine.state.is_escaped(base):
        for each in args:
            machine.state.escape(each)
    return method(base, found, args, machine)


def _append(base: Reference, found: ListObject, args: Sequence[Value], machine: Machine) -> Value:
    if len(args) != 1:
        return TOP
    if found.items is not None and len(found.items) < _MOST:
        kept = (*found.items, args[0])
        kept = kept if found.most is None else kept[len(kept) - min(found.most, len(kept)) :]
        machine.state.write(base.identity, replace(found, items=kept))
    else:
        _mix(base, found, args[0], machine, 1)
    return NONE


_MOST = 256


def _mix(base: Reference, found: ListObject, value: Value, machine: Machine, more: Dim = UNKNOWN) -> None:
    """Have a list of unknown length hold one more kind of thing, so and so many of them."""
    item = list_item(found, machine.state)
    each = value if item is None else either_value(item, value, machine.state)
    count = (found.count if found.items is None else len(found.items)) + more
    if found.most is not None:
        count = minimum(count, found.most)
    machine.state.write(base.identity, ListObject(None, each, count, found.most))


def _extend(base: Reference, found: ListObject, args: Sequence[Value], machine: Machine) -> Value:
    more = known_items(args[0], machine.state) if len(args) == 1 else None
    if more is not None and found.items is not None and found.most is None:
        machine.state.write(base.identity, ListObject((*found.items, *more)))
    else:
        count = length(args[0], machine.state) if args else UNKNOWN
        _mix(base, found, items.any_item(args[0], machine) if args else TOP, machine, count)
    return NONE


def _insert(base: Reference, found: ListObject, args: Sequence[Value], machine: Machine) -> Value:
    place = args[0].dim if args and isinstance(args[0], Integer) else None
    if found.items is not None and isinstance(place, int) and len(args) == 2 and found.most is None:
        listed = list(found.items)
        listed.insert(place, args[1])
        machine.state.write(base.identity, ListObject(tuple(listed)))
    else:
        _mix(base, found, args[-1] if args else TOP, machine)
    return NONE


def _pop(base: Reference, found: ListObject, args: Sequence[Value], machine: Machine) -> Value:
    place = (args[0].dim if isinstance(args[0], Integer) else None) if args else -1
    if found.items is None:
        machine.state.write(base.identity, replace(found, count=found.count - 1))
        return found.item
    if isinstance(place, int) and -len(found.items) <= place < len(found.items):
        listed = list(found.items)
        value = listed.pop(place)
        machine.state.write(base.identity, replace(found, items=tuple(listed)))
        return value
    each = items.joined(found.items, machine)
    machine.state.write(base.identity, ListObject(None, each, most=found.most))
    return each


def _mixed_up(base: Reference, found: ListObject, args: Sequence[Value], machine: Machine) -> Value:
    """``xs.sort()``: the same items, nobody knows in which order."""
    if found.items:
        each = items.joined(found.items, machine)
        machine.state.write(base.identity, ListObject((each,) * len(found.items)))
    return NONE


def _reverse(base: Reference, found: ListObject, args: Sequence[Value], machine: Machine) -> Value:
    if found.items is not None:
        machine.state.write(base.identity, ListObject(found.items[::-1]))
    return NONE


def _clear(base: Reference, found: ListObject, args: Sequence[Value], machine: Machine) -> Value:
    machine.state.write(base.identity, ListObject((), most=found.most))
    return NONE


def _copy(base: Reference, found: ListObject, args: Sequence[Value], machine: Machine) -> Value:
    return machine.new(replace(found))


def _pop_left(base: Reference, found: ListObject, args: Sequence[Value], machine: Machine) -> Value:
    return _pop(base, found, [Integer(0)], machine)


def _number(base: Reference, found: ListObject, args: Sequence[Value], machine: Machine) -> Value:
    return Integer()


_LIST: Mapping[str, Callable[[Reference, ListObject, Sequence[Value], Machine], Value]] = {
    "append": _append,
    "extend": _extend,
    "insert": _insert,
    "pop": _pop,
    "popleft": _pop_left,
    "sort": _mixed_up,
    "reverse": _reverse,
    "clear": _clear,
    "copy": _copy,
    "index": _number,
    "count": _number,
}


# ------------------------------------------------------------------------------------------------- dicts


def dict_method(
    base: Reference, found: DictObject, name: str, args: Sequence[Value], machine: Machine
) -> Value:
    """``d.items()``: what it gives, after what it does."""
    known = found.other is None and found.certain
    keys = [key_value(key) for key in found.entries]
    match name:
        case "keys":
            return Tuple(tuple(keys), lazy=True) if known else Stream(TOP)
        case "values":
            values = tuple(found.entries.values())
            return (
                Tuple(values, lazy=True)
                if known
                else Stream(items.joined([*values, found.other or TOP], machine))
            )
        case "items":
            pairs = [Tuple((key, value)) for key, value in zip(keys, found.entries.values(), strict=True)]
            if known:
                return Tuple(tuple(pairs), lazy=True)
            value = items.joined([*found.entries.values(), found.other or TOP], machine)
            return Stream(Tuple((TOP, value)))
        case "get" | "setdefault" | "pop" if args:
            return _lookup(base, found, name, args, machine)
        case "copy":
            return machine.new(replace(found))
        case "update" if len(args) == 1:
            items.update(base, args[0], machine)
            return NONE
        case "clear":
            machine.state.write(base.identity, DictObject())
            return NONE
        case _:
            machine.unknown_code(base, *args)
            return TOP


def _lookup(base: Reference, found: DictObject, name: str, args: Sequence[Value], machine: Machine) -> Value:
    key = items.key_of(args[0])
    default = args[1] if len(args) > 1 else NONE
    own = items.entry(found, args[0], machine)
    present = found.certain and isinstance(key, str | int | float | tuple) and key in found.entries
    absent = (
        found.certain and found.other is None and isinstance(key, str | int | float | tuple) and not present
    )
    if name != "get" and not present:
        machine.state.write(base.identity, DictObject({}, TOP, certain=False))
        if name == "setdefault" and absent:
            machine.state.write(base.identity, replace(found, entries={**found.entries, key: default}))
    elif name == "pop":
        left = {each: value for each, value in found.entries.items() if each != key}
        machine.state.write(base.identity, replace(found, entries=left))
    if present:
        return own
    return default if absent else TOP


# ------------------------------------------------------------------------------------------------- texts


def text_method(text: Value, name: str, args: Sequence[Value], machine: Machine) -> Value:
    """``"a b".split()``: computed, where everything is written out."""
    plain = [
        each.value if isinstance(each, Constant) else each.dim if isinstance(each, Integer) else None
        for each in args
    ]
    if (
        isinstance(text, Constant)
        and isinstance(text.value, str)
        and all(isinstance(p, str | int) for p in plain)
    ):
        try:
            result = getattr(text.value, name)(*plain)
        except Exception:  # noqa: BLE001  # whatever Python says of it
            return TOP
        if isinstance(result, list):
            return machine.new(ListObject(tuple(map(from_python, result))))
        return from_python(result)
    if name == "split":
        return machine.new(ListObject(None, Some("str")))
    if name in _OF_TEXTS:
        return _OF_TEXTS[name]
    return TOP


_OF_TEXTS: Mapping[str, Value] = {
    **dict.fromkeys(
        [
            "join",
            "format",
            "replace",
            "strip",
            "lstrip",
            "rstrip",
            "lower",
            "upper",
            "title",
            "zfill",
            "ljust",
            "rjust",
        ],
        Some("str"),
    ),
    **dict.fromkeys(
        ["startswith", "endswith", "isdigit", "isalpha", "isnumeric", "isupper", "islower", "isspace"],
        Some("bool"),
    ),
    **dict.fromkeys(["index", "find", "count"], Integer()),
}
