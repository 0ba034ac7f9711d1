"""A call's values laid beside a rule's parameters."""

from __future__ import annotations

import inspect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from shapedgrad.shapes.dim import UNKNOWN
from shapedgrad.shapes.rules.parameters import Parameter, Rule, parameters
from shapedgrad_mypy.interpretation.dtypes import dtype_of
from shapedgrad_mypy.interpretation.operands import NotAnOperand
from shapedgrad_mypy.interpretation.readings import Reading, read
from shapedgrad_mypy.interpretation.values import NONE, TOP, Tuple, Value

if TYPE_CHECKING:
    from shapedgrad_mypy.interpretation.state import State


class Unreadable(Exception):
    """The call cannot be laid beside the rule's signature."""


@dataclass(slots=True)
class Arguments:
    """What a rule is called with, and the dtypes that come along."""

    values: dict[str, object] = field(default_factory=dict)
    variadic: tuple[object, ...] = ()
    dtypes: list[str | None] = field(default_factory=list)
    by_name: dict[str, object] = field(default_factory=dict)
    """The dtypes by the parameter that they come from."""

    requested: str | None = None
    requests: bool = False
    out: tuple[str | None, ...] = ()
    """The dtype of ``out=``, if there is one: it is the result's."""

    def positional(self, rule: Rule) -> tuple[object, ...]:
        """Take out what has to be passed by position, because a ``*parameter`` follows."""
        formals = list(parameters(rule).values())
        stars = [place for place, formal in enumerate(formals) if _is_variadic(formal)]
        front = formals[: stars[0]] if stars else []
        return (
            *(self.values.pop(formal.name) for formal in front if formal.name in self.values),
            *self.variadic,
        )

    def take(self, formal: Parameter, reading: Reading) -> object:
        """Note the dtypes that come with what was read, and return what it is to the rule."""
        if formal.name == "out":
            self.out = reading.dtypes
        if formal.decides_dtype and reading.dtypes:
            self.dtypes.extend(reading.dtypes)
            several = formal.kind not in _SINGLE or _is_variadic(formal)
            known = self.by_name.get(formal.name, ()) if several else ()
            self.by_name[formal.name] = (*known, *reading.dtypes) if several else reading.dtypes[0]  # type: ignore[misc]
        return reading.value


_SINGLE = frozenset({"Shape", "Bound", "DimOrArray", "Indices"})
"""The kinds of parameters that are one operand."""

_UNREAD = frozenset({"Function", "Itemsizes"})


def bind(rule: Rule, args: Sequence[Value], keywords: Mapping[str, Value], state: State) -> Arguments:
    """Lay a call's arguments beside a rule's parameters and read each."""
    formals = parameters(rule)
    order = [each for each in formals.values() if each.passing.name.startswith(("POSITIONAL", "VAR_POS"))]
    arguments = Arguments()
    for value in args:
        if not order:
            raise Unreadable
        if _is_variadic(order[0]):
            arguments.variadic += (_read(order[0], value, arguments, state),)
        else:
            _store(order.pop(0), value, arguments, state)
    accepts_any = any(each.passing.name == "VAR_KEYWORD" for each in formals.values())
    for name, value in keywords.items():
        if name in formals:
            _store(formals[name], value, arguments, state)
        elif not accepts_any:
            raise Unreadable
    if any(_is_missing(formal, arguments) for formal in formals.values()):
        raise Unreadable
    return arguments


def _is_variadic(formal: Parameter) -> bool:
    return formal.passing.name == "VAR_POSITIONAL"


def _is_missing(formal: Parameter, arguments: Arguments) -> bool:
    required = formal.default is inspect.Parameter.empty and not formal.passing.name.startswith("VAR_")
    return required and formal.name not in arguments.values


def _store(formal: Parameter, value: Value, arguments: Arguments, state: State) -> None:
    if value == NONE and formal.kind != "Index":
        if formal.optional or formal.default is None:
            arguments.values[formal.name] = None
        return
    arguments.values[formal.name] = _read(formal, value, arguments, state)


def _read(formal: Parameter, value: Value, arguments: Arguments, state: State) -> object:
    if formal.name == "out" and formal.kind == "Shape" and isinstance(value, Tuple) and len(value.items) == 1:
        value = value.items[0]  # out=(a,)
    if formal.kind == "DType":
        return _ask(value, arguments)
    if formal.kind in _UNREAD:
        raise NotAnOperand
    return arguments.take(formal, read(formal.kind, value, state))


def _ask(value: Value, arguments: Arguments) -> object:
    arguments.requested, arguments.requests = dtype_of(value), True
    if arguments.requested is None and value is not TOP:
        raise NotAnOperand  # elements with fields, or arrays for elements: the shape is another then
    return UNKNOWN if arguments.requested is None else arguments.requested
