"""A call's arguments laid beside a rule's parameters, each read by the kind that the rule's signature gives it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from mypy.nodes import ARG_NAMED, ARG_POS, TupleExpr
from mypy.types import CallableType, Instance, NoneType, Overloaded, TypeType, get_proper_type

from shapedgrad.shapes.dim import UNKNOWN
from shapedgrad.shapes.rules.parameters import Parameter, Rule, parameters
from shapedgrad.shapes.shape import ANY
from shapedgrad_mypy.bound import Bound, Reading, Unreadable, is_variadic
from shapedgrad_mypy.codec import NDARRAY
from shapedgrad_mypy.dtype_names import item_size, named_dtype
from shapedgrad_mypy.functions import Following
from shapedgrad_mypy.readings import read, read_labels
from shapedgrad_mypy.scalars import requested_dtype

if TYPE_CHECKING:
    from mypy.nodes import ArgKind, CallExpr, Expression
    from mypy.types import Type

    from shapedgrad_mypy.aval import Aval
    from shapedgrad_mypy.module import Module


@dataclass(slots=True)
class Arguments(Bound):
    """What a rule is called with, read off a call's expressions."""

    following: Following | None = None
    """The function among the arguments."""


Actual: TypeAlias = "tuple[Expression, ArgKind, str | None]"


def actuals_of(call: CallExpr) -> list[Actual]:
    """Return the actual arguments of a call in order."""
    return list(zip(call.args, call.arg_kinds, call.arg_names, strict=True))


def bind_arguments(
    rule: Rule, actuals: Sequence[Actual], module: Module, receiver: Aval | None = None
) -> Arguments:
    """Lay actual arguments beside a rule's parameters and read each; a method's receiver is the first.

    Raises
    ------
    Unreadable
        where Python would bind the call in a way that the text does not tell.
    NotAnArray
        where an operand is nothing that the rules know.
    """
    formals = parameters(rule)
    arguments = Arguments()
    extra: list[Actual] = []
    order = [formal for formal in formals.values() if formal.passing.startswith(("POSITIONAL", "VAR_POS"))]
    if receiver is not None:
        first = order.pop(0)
        arguments.take(first, Reading(receiver.shape, (receiver.dtype,)))
    for actual, kind, name in _in_order(actuals, order, arguments, module):
        if kind not in (ARG_POS, ARG_NAMED):
            raise Unreadable
        if name is not None and name not in formals and _is_conventional(name, actual, module, arguments):
            continue
        formal = _formal(formals, order, name)
        if formal.passing == "VAR_KEYWORD" or (is_variadic(formal) and formal.kind == "Ignored"):
            extra.append((actual, kind, name))
        elif is_variadic(formal) and formal.kind == "Axes" and _is_none(actual, module):
            continue  # x.transpose(None)
        elif is_variadic(formal):
            value = _read_one_of_many(formal, actual, module, arguments)
            arguments.variadic = (*arguments.variadic, value)
        else:
            _store(formal, actual, module, arguments)
    if any(arguments.lacks(formal) for formal in formals.values()):
        raise Unreadable
    if arguments.following is not None:
        arguments.following.extra = extra
        asked = arguments.requested if arguments.requests else "float64"
        arguments.following.given = arguments.dtypes or [asked]
    return arguments


def _is_conventional(name: str, actual: Expression, module: Module, arguments: Arguments) -> bool:
    """Tell whether an argument that the rule lacks is one that many functions of NumPy take."""
    if name == "dtype":
        arguments.ask(read_dtype(actual, module))
    return name in {"dtype", "like", "casting", "order", "subok"}


def _in_order(
    actuals: Sequence[Actual], order: list[Parameter], arguments: Arguments, module: Module
) -> Sequence[Actual]:
    """Return the arguments in the rule's order: ``np.einsum(a, [0, 1], b, [1])`` has its subscripts in between."""
    first = actuals[0][0] if actuals else None
    if not order or order[0].kind != "Subscripts" or first is None or _is_text(first, module):
        return actuals
    plain = [each for each in actuals if each[1] == ARG_POS]
    labels = [read_labels(each[0], module) for each in plain[1::2]]
    operands = plain[::2]
    if len(plain) % 2:  # the last one is the result's
        labels.append(read_labels(operands.pop()[0], module))
    arguments.values[order.pop(0).name] = UNKNOWN if UNKNOWN in labels else tuple(labels)
    return [*operands, *(each for each in actuals if each[1] != ARG_POS)]


def _is_text(actual: Expression, module: Module) -> bool:
    typ = module.type_of(actual)
    return isinstance(typ, Instance) and typ.type.fullname == "builtins.str"


def _is_none(actual: Expression, module: Module) -> bool:
    return isinstance(module.type_of(actual), NoneType)


def _read_one_of_many(formal: Parameter, actual: Expression, module: Module, arguments: Arguments) -> object:
    """Read one of the arguments in ``x.reshape(n, -1)``: beside others it is a size, if an unknown one."""
    value = _read(formal, actual, module, arguments)
    if formal.kind == "Dims" and arguments.variadic:
        arguments.variadic = tuple(UNKNOWN if part in _ONE_SIZE else part for part in arguments.variadic)
        return UNKNOWN if value in _ONE_SIZE else value
    return value


_ONE_SIZE = (ANY, (UNKNOWN,))
"""What is no more than a size, if it stands beside others."""


def _formal(formals: Mapping[str, Parameter], order: list[Parameter], name: str | None) -> Parameter:
    if name is not None:
        others = [formal for formal in formals.values() if formal.passing == "VAR_KEYWORD"]
        if name not in formals and not others:
            raise Unreadable
        return formals[name] if name in formals else others[0]
    if not order:
        raise Unreadable
    return order[0] if is_variadic(order[0]) else order.pop(0)


def _store(formal: Parameter, actual: Expression, module: Module, arguments: Arguments) -> None:
    if _is_none(actual, module) and (formal.optional or formal.default is None):
        arguments.values[formal.name] = None
        return
    if _is_none(actual, module) and formal.kind != "Shape":
        return
    arguments.values[formal.name] = _read(formal, actual, module, arguments)


def _read(formal: Parameter, actual: Expression, module: Module, arguments: Arguments) -> object:
    match formal.kind:
        case "DType":
            return arguments.ask(read_dtype(actual, module))
        case "Itemsizes":
            return _item_sizes(actual, module, arguments)
        case "Function":
            arguments.following = Following(actual, actual, module)
            return arguments.following
        case "Shape" if formal.name == "out" and isinstance(actual, TupleExpr) and len(actual.items) == 1:
            return arguments.take(formal, read("Shape", actual.items[0], module))
        case kind:
            return arguments.take(formal, read(kind, actual, module))


def _item_sizes(actual: Expression, module: Module, arguments: Arguments) -> object:
    """Read the dtype in ``x.view(np.float32)``: how large items are, and how large they will be."""
    if _makes_arrays(module.type_of(actual)):
        raise Unreadable
    sizes = [item_size(each) for each in (*arguments.dtypes[:1], read_dtype(actual, module))]
    arguments.ask(read_dtype(actual, module))
    return UNKNOWN if None in sizes else tuple(sizes)


def _makes_arrays(typ: Type) -> bool:
    """Tell whether something is a class of arrays: ``x.view(np.matrix)``."""
    if isinstance(typ, Overloaded):
        typ = typ.items[0]
    made = typ.ret_type if isinstance(typ, CallableType) and typ.is_type_obj() else None
    made = typ.item if isinstance(typ, TypeType) else made
    made = made if made is None else get_proper_type(made)
    return isinstance(made, Instance) and made.type.has_base(NDARRAY)


def read_dtype(actual: Expression, module: Module) -> str | None:
    """Read the dtype that an argument asks for, by a class or by name."""
    text = read("Text", actual, module).value
    return named_dtype(text) if isinstance(text, str) else requested_dtype(module.type_of(actual))
