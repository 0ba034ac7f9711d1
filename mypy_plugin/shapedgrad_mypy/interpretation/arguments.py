"""A call's values laid beside a rule's parameters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from shapedgrad.shapes.rules.parameters import Parameter, Rule, parameters
from shapedgrad_mypy.bound import Bound, Unreadable, is_variadic
from shapedgrad_mypy.interpretation.dtypes import dtype_of
from shapedgrad_mypy.interpretation.operands import NotAnOperand
from shapedgrad_mypy.interpretation.readings import read
from shapedgrad_mypy.interpretation.values import NONE, TOP, Tuple, Value

if TYPE_CHECKING:
    from shapedgrad_mypy.interpretation.state import State


_UNREAD = frozenset({"Function", "Itemsizes"})


def bind(rule: Rule, args: Sequence[Value], keywords: Mapping[str, Value], state: State) -> Bound:
    """Lay a call's arguments beside a rule's parameters and read each."""
    formals = parameters(rule)
    order = [each for each in formals.values() if each.passing.name.startswith(("POSITIONAL", "VAR_POS"))]
    arguments = Bound()
    for value in args:
        if not order:
            raise Unreadable
        if is_variadic(order[0]):
            arguments.variadic += (_read(order[0], value, arguments, state),)
        else:
            _store(order.pop(0), value, arguments, state)
    accepts_any = any(each.passing.name == "VAR_KEYWORD" for each in formals.values())
    for name, value in keywords.items():
        if name in formals:
            _store(formals[name], value, arguments, state)
        elif not accepts_any:
            raise Unreadable
    if any(arguments.lacks(formal) for formal in formals.values()):
        raise Unreadable
    return arguments


def _store(formal: Parameter, value: Value, arguments: Bound, state: State) -> None:
    if value == NONE and formal.kind != "Index":
        if formal.optional or formal.default is None:
            arguments.values[formal.name] = None
        return
    arguments.values[formal.name] = _read(formal, value, arguments, state)


def _read(formal: Parameter, value: Value, arguments: Bound, state: State) -> object:
    if formal.name == "out" and formal.kind == "Shape" and isinstance(value, Tuple) and len(value.items) == 1:
        value = value.items[0]  # out=(a,)
    if formal.kind == "DType":
        return _ask(value, arguments)
    if formal.kind in _UNREAD:
        raise NotAnOperand
    return arguments.take(formal, read(formal.kind, value, state))


def _ask(value: Value, arguments: Bound) -> object:
    dtype = dtype_of(value)
    if dtype is None and value is not TOP:
        raise NotAnOperand  # elements with fields, or arrays for elements: the shape is another then
    return arguments.ask(dtype)
