"""Calls of rules as a line of text and back: ``add((N, 3), (4,))``, ``Array((3, 4))[0, 5]``.

Where a rule takes an array, its shape is written as a tuple; elsewhere a tuple is a tuple, and an array is written
``Array((3, 4))``. Capital letters are declared names, ``*batch`` and ``...`` the axes that are not written out.
"""

from __future__ import annotations

import inspect
import string
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from shapedgrad.shapes.dim import UNKNOWN, Name, name
from shapedgrad.shapes.indexing import ELLIPSIS, NEW_AXIS, IndexArray, Mark, Mask, Slice
from shapedgrad.shapes.polynomial import Polynomial
from shapedgrad.shapes.rules.parameters import Several, parameters, signature
from shapedgrad.shapes.rules.table import TABLE
from shapedgrad.shapes.shape import Rest, Shape
from tests.calls import Call

IN_BRACKETS = {"getitem": "", "setitem": " = "}


SEQUENCES = {"Arrays", "ArrayOrArrays"}


class Unwritable(Exception):
    """A call whose arguments have no notation: functions, for instance."""


# ------------------------------------------------------------------------------------------------ to text


def written(operation: str, call: Call) -> str:
    """The call as text."""
    if operation in IN_BRACKETS:
        array, index, *value = call.args
        text = f"Array({array})[{', '.join(map(_item, index))}]"
        return text + "".join(f" = {each}" for each in value)
    bound = signature(TABLE[operation].rule).bind(*call.args, **call.params)
    places = list(bound.signature.parameters.values())
    given: list[str] = []
    for each in places:
        if each.name in bound.arguments:
            kind = parameters(TABLE[operation].rule)[each.name].kind
            value = bound.arguments[each.name]
            if each.kind is each.VAR_POSITIONAL:
                given += [_value(kind, one) for one in value]
            else:
                by_name = each.kind is each.KEYWORD_ONLY or each.default is not each.empty
                given.append(f"{each.name}={_value(kind, value)}" if by_name else _value(kind, value))
    return f"{operation}({', '.join(given)})"


def _value(kind: str, value: Any) -> str:
    if isinstance(value, Shape):
        return str(value) if kind in {"Shape", "Arrays"} else f"Array({value})"
    if isinstance(value, Several):
        return f"Several({value.shape}, {value.count})"
    if isinstance(value, tuple) and kind in SEQUENCES:
        return f"[{', '.join(map(str, value))}]"
    if isinstance(value, tuple):
        inside = ", ".join(_value("", each) for each in value)
        return f"({inside},)" if len(value) == 1 else f"({inside})"
    if isinstance(value, Slice):
        return f"Slice({value.start}, {value.stop}, {value.step})"
    if isinstance(value, IndexArray | Mask | Mark):
        return _item(value)
    if callable(value):
        raise Unwritable
    return "UNKNOWN" if value is UNKNOWN else str(value) if isinstance(value, Polynomial) else repr(value)


def _item(item: Any) -> str:
    match item:
        case Slice():
            return str(item)
        case IndexArray(shape):
            return f"Array({shape})"
        case Mask(shape):
            return f"Mask({shape})"
        case _:
            return str(item)


# ---------------------------------------------------------------------------------------------- from text


@dataclass(frozen=True)
class Array:
    """An array in a place where a tuple would be a tuple; brackets behind it index it."""

    dims: tuple[Any, ...]

    @property
    def shape(self) -> Shape:
        return _shape(self.dims)

    def __getitem__(self, index: Any) -> tuple[str, Call]:
        items = index if isinstance(index, tuple) else (index,)
        return "getitem", Call((self.shape, tuple(map(_read_item, items))))


def _shape(dims: tuple[Any, ...]) -> Shape:
    return Shape(Rest(None) if each is ... else each for each in dims)


def _read_item(item: Any) -> Any:
    match item:
        case slice(start=start, stop=stop, step=step):
            return Slice(start, stop, step)
        case Array():
            return IndexArray(item.shape)
        case None:
            return NEW_AXIS
        case _:
            return ELLIPSIS if item is ... else item


class _Names(dict[str, Any]):
    """Operations by name, and names of sizes."""

    def __missing__(self, key: str) -> Any:
        if key in string.ascii_uppercase:
            return name(key)
        if key in TABLE or any(each.startswith(f"{key}.") for each in TABLE):
            return _Operation(key)
        raise KeyError(key)


@dataclass(frozen=True)
class _Operation:
    name: str

    def __getattr__(self, last: str) -> _Operation:
        return _Operation(f"{self.name}.{last}")

    def __call__(self, *args: Any, **params: Any) -> tuple[str, Call]:
        rule = TABLE[self.name].rule
        kinds = parameters(rule)
        bound = signature(rule).bind(*args, **params)
        for key, value in bound.arguments.items():
            several = bound.signature.parameters[key].kind is inspect.Parameter.VAR_POSITIONAL
            read = (
                tuple(_read(kinds[key].kind, each) for each in value)
                if several
                else _read(kinds[key].kind, value)
            )
            bound.arguments[key] = read
        return self.name, Call(bound.args, bound.kwargs)


def _read(kind: str, value: Any) -> Any:
    if kind in {"Index", "Indices"}:
        return tuple(map(_read_item, value)) if isinstance(value, tuple) else _read_item(value)
    if isinstance(value, Array):
        return value.shape
    if isinstance(value, tuple) and kind == "Shape":
        return _shape(value)
    if isinstance(value, list) and kind in SEQUENCES:
        return tuple(_shape(each) for each in value)
    return tuple(_read("", each) for each in value) if isinstance(value, tuple) else value


def read(text: str) -> tuple[str, Call]:
    """The operation and its arguments."""
    target, _, value = text.partition(" = ") if text.startswith("Array") else (text, "", "")
    scope: Mapping[str, Any] = _Names(
        Array=Array,
        Mask=lambda dims: Mask(_shape(dims)),
        Several=lambda dims, count: Several(_shape(dims), count),
        Slice=Slice,
        UNKNOWN=UNKNOWN,
        batch=[Rest(Name("batch"))],
    )
    operation, call = eval(target, {"__builtins__": {}}, scope)  # noqa: S307
    if value:
        return "setitem", Call((*call.args, _shape(eval(value, {"__builtins__": {}}, scope))))  # noqa: S307
    return operation, call
