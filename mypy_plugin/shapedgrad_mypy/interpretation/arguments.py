"""A call's values laid beside a rule's parameters."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from shapedgrad.shapes.dim import UNKNOWN
from shapedgrad.shapes.rules.parameters import Parameter, Rule, parameters
from shapedgrad.shapes.shape import ANY, SCALAR
from shapedgrad_mypy.aval import strong
from shapedgrad_mypy.bound import Bound, Reading, Unreadable, is_variadic
from shapedgrad_mypy.interpretation.dtypes import dtype_of
from shapedgrad_mypy.interpretation.operands import NotAnOperand, known_items
from shapedgrad_mypy.interpretation.readings import read
from shapedgrad_mypy.interpretation.values import NONE, TOP, Array, Reference, Tuple, Value

if TYPE_CHECKING:
    from shapedgrad_mypy.interpretation.followed import Followed
    from shapedgrad_mypy.interpretation.state import State


@dataclass(slots=True)
class Arguments(Bound):
    """What a rule is called with, read off a call's values."""

    followed: Followed | None = None
    """The function among the arguments."""


def bind(
    rule: Rule,
    args: Sequence[Value],
    keywords: Mapping[str, Value],
    state: State,
    follow: Callable[[Value], Followed],
) -> Arguments:
    """Lay a call's arguments beside a rule's parameters and read each; `follow` makes a function one to call."""
    formals = parameters(rule)
    if makes_arrays(rule):
        args = [_as_array(value, state) for value in args]
        keywords = {name: _as_array(value, state) for name, value in keywords.items()}
    order = [each for each in formals.values() if each.passing.startswith(("POSITIONAL", "VAR_POS"))]
    arguments = Arguments()
    extra: list[Value] = []
    for value in args:
        if not order:
            raise Unreadable
        if is_variadic(order[0]) and order[0].kind == "Ignored":
            extra.append(value)
        elif is_variadic(order[0]):
            arguments.variadic += (_read_one_of_many(order[0], value, arguments, state),)
        else:
            _store(order.pop(0), value, arguments, state, follow)
    named = _bind_by_name(formals, keywords, arguments, state, follow)
    if any(arguments.lacks(formal) for formal in formals.values()):
        raise Unreadable
    if arguments.followed is not None:
        arguments.followed.extra, arguments.followed.keywords = extra, named
        asked = arguments.requested if arguments.requests else "float64"
        arguments.followed.given = [strong(dtype) for dtype in arguments.dtypes] or [asked]
    return arguments


def _bind_by_name(
    formals: Mapping[str, Parameter],
    keywords: Mapping[str, Value],
    arguments: Arguments,
    state: State,
    follow: Callable[[Value], Followed],
) -> Mapping[str, Value]:
    """Read what is passed by name; return what goes into ``**kwargs``."""
    accepts_any = any(each.passing == "VAR_KEYWORD" for each in formals.values())
    named: dict[str, Value] = {}
    for name, value in keywords.items():
        if name in formals:
            _store(formals[name], value, arguments, state, follow)
        elif name == "dtype":
            _ask(value, arguments)
        elif accepts_any:
            named[name] = value
        elif name not in _CONVENTIONAL:
            raise Unreadable
    return named


def makes_arrays(rule: Rule) -> bool:
    """Tell whether a function gives an array whatever it is given: others leave that to what they are given."""
    return rule.__module__ in _MAKERS and not rule.__name__.endswith("split")


_MAKERS = frozenset(f"shapedgrad.shapes.rules.{family}" for family in ("joining", "random", "ranges"))


def _as_array(value: Value, state: State) -> Value:
    """Return what is not known as some array, among the items of a list as well."""
    if value is TOP:
        return Array(ANY, None)
    items = known_items(value, state) if isinstance(value, Tuple | Reference) else None
    if items is None or TOP not in items:
        return value
    return Tuple(tuple(Array(ANY, None) if item is TOP else item for item in items), lazy=True)


_CONVENTIONAL = frozenset({"like", "casting", "order", "subok"})
"""What many functions of NumPy take beside what a rule reads."""


def _read_one_of_many(formal: Parameter, value: Value, arguments: Arguments, state: State) -> object:
    """Read one of the arguments in ``x.reshape(n, -1)``: beside others it is a size, if an unknown one."""
    known = _read(formal, value, arguments, state, None)
    if formal.kind == "Dims" and arguments.variadic:
        arguments.variadic = tuple(UNKNOWN if part == ANY else part for part in arguments.variadic)
        return UNKNOWN if known == ANY else known
    return known


def _store(
    formal: Parameter, value: Value, arguments: Arguments, state: State, follow: Callable[[Value], Followed]
) -> None:
    if value == NONE and formal.kind != "Index":
        if formal.optional or formal.default is None:
            arguments.values[formal.name] = None
        elif formal.kind == "Shape":  # an object, and an array of it has no axes
            arguments.values[formal.name] = arguments.take(formal, Reading(SCALAR, ("object",)))
        return
    arguments.values[formal.name] = _read(formal, value, arguments, state, follow)


def _read(
    formal: Parameter,
    value: Value,
    arguments: Arguments,
    state: State,
    follow: Callable[[Value], Followed] | None,
) -> object:
    if formal.name == "out" and formal.kind == "Shape" and isinstance(value, Tuple) and len(value.items) == 1:
        value = value.items[0]  # out=(a,)
    match formal.kind:
        case "DType":
            return _ask(value, arguments)
        case "Function" if follow is not None:
            arguments.followed = follow(value)
            return arguments.followed
        case "Itemsizes":
            raise NotAnOperand
        case kind:
            return arguments.take(formal, read(kind, value, state))


def _ask(value: Value, arguments: Bound) -> object:
    dtype = dtype_of(value)
    if dtype is None and value is not TOP:
        raise NotAnOperand  # elements with fields, or arrays for elements: the shape is another then
    return arguments.ask(dtype)
