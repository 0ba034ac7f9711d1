"""A call's arguments as the values that a rule takes, each read by the kind that the rule's signature gives it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from mypy.nodes import ARG_NAMED, ARG_POS, ListExpr, NameExpr, StarExpr, StrExpr, TupleExpr
from mypy.types import Instance, NoneType, TupleType, get_proper_type

from shapedgrad.shapes.dim import UNKNOWN
from shapedgrad.shapes.rules.parameters import SOME_AXIS, Parameter, Rule, Several, parameters
from shapedgrad.shapes.shape import ANY, SCALAR
from shapedgrad_mypy.aval import Aval
from shapedgrad_mypy.codec import decode_shape
from shapedgrad_mypy.indices import read_index
from shapedgrad_mypy.integers import dim_of, dims_of
from shapedgrad_mypy.operands import NotAnArray, Ragged, operand, operand_of_type
from shapedgrad_mypy.scalars import requested_dtype, value_dtype

if TYPE_CHECKING:
    from mypy.nodes import ArgKind, CallExpr, Expression

    from shapedgrad_mypy.module import Module


@dataclass(slots=True)
class Arguments:
    """What a rule is called with, and the dtypes that come along."""

    values: dict[str, object] = field(default_factory=dict)
    dtypes: list[str | None] = field(default_factory=list)
    requested: str | None = None
    """The dtype that ``dtype=`` asks for."""

    requests: bool = False
    """Whether the call has a ``dtype=`` at all."""

    out: str | None = None
    """The dtype of ``out=``, which is then the result's."""

    variadic: tuple[object, ...] = ()
    """What goes to the rule's ``*parameter``, after the parameters in front of it."""

    def positional(self, rule: Rule) -> tuple[object, ...]:
        """Take out what has to be passed by position, because a ``*parameter`` follows."""
        formals = list(parameters(rule).values())
        stars = [place for place, formal in enumerate(formals) if formal.passing.name == "VAR_POSITIONAL"]
        front = formals[: stars[0]] if stars else []
        return (*(self.values.pop(formal.name) for formal in front), *self.variadic)


class Unreadable(Exception):
    """The call cannot be laid beside the rule's signature: ``f(*args)``, or a parameter that the rule does not have."""


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
    order = [
        formal for formal in formals.values() if formal.passing.name.startswith(("POSITIONAL", "VAR_POS"))
    ]
    if receiver is not None:
        first = order.pop(0)
        arguments.values[first.name] = receiver.shape
        arguments.dtypes.append(receiver.dtype)
    for actual, kind, name in actuals:
        if kind not in (ARG_POS, ARG_NAMED):
            raise Unreadable
        formal = _formal(formals, order, name)
        if formal.passing.name == "VAR_POSITIONAL":
            arguments.variadic += (_read_one_of_many(formal, actual, module, arguments),)
        else:
            _store(formal, actual, module, arguments)
    if any(_is_missing(formal, arguments) for formal in order):
        raise Unreadable
    return arguments


def _read_one_of_many(formal: Parameter, actual: Expression, module: Module, arguments: Arguments) -> object:
    """Read one of the arguments in ``x.reshape(n, -1)``: beside others it is a size, if an unknown one."""
    value = _read(formal, actual, module, arguments)
    if formal.kind == "Dims" and arguments.variadic:
        arguments.variadic = tuple(UNKNOWN if part == ANY else part for part in arguments.variadic)
        return UNKNOWN if value == ANY else value
    return value


def _is_missing(formal: Parameter, arguments: Arguments) -> bool:
    required = formal.default is inspect.Parameter.empty and formal.passing.name != "VAR_POSITIONAL"
    return required and formal.name not in arguments.values


def _formal(formals: Mapping[str, Parameter], order: list[Parameter], name: str | None) -> Parameter:
    if name is not None:
        if name not in formals:
            raise Unreadable
        return formals[name]
    if not order:
        raise Unreadable
    return order[0] if order[0].passing.name == "VAR_POSITIONAL" else order.pop(0)


def _store(formal: Parameter, actual: Expression, module: Module, arguments: Arguments) -> None:
    if _is_none(actual, module):
        if formal.optional or formal.default is None:
            arguments.values[formal.name] = None
        return
    arguments.values[formal.name] = _read(formal, actual, module, arguments)


def _is_none(actual: Expression, module: Module) -> bool:
    return isinstance(module.type_of(actual), NoneType)


def _read(formal: Parameter, actual: Expression, module: Module, arguments: Arguments) -> object:
    if formal.kind in {"Shape", "Arrays"}:
        reading = operand(actual, module) if formal.kind == "Shape" else _arrays(actual, module)
        if formal.name == "out" and isinstance(reading, Aval):
            arguments.out = reading.dtype
        if formal.decides_dtype:
            arguments.dtypes.extend(
                [reading.dtype] if isinstance(reading, Aval) else [r.dtype for r in reading]
            )
        return _shapes(reading)
    if formal.kind == "DType":
        arguments.requested, arguments.requests = read_dtype(actual, module), True
        return None
    if formal.kind == "Bound":
        arguments.dtypes.append(value_dtype(module.type_of(actual)))
    reader = _READERS.get(formal.kind)
    return UNKNOWN if reader is None else reader(actual, module)


def _shapes(reading: Aval | Sequence[Aval]) -> object:
    if isinstance(reading, Aval):
        return reading.shape
    if isinstance(reading, _Unlisted):
        return Several(reading[0].shape)
    return tuple(item.shape for item in reading)


class _Unlisted(tuple[Aval, ...]):
    """One operand that stands for several: a list whose length is not written out."""

    __slots__ = ()


def _arrays(actual: Expression, module: Module) -> Sequence[Aval]:
    if isinstance(actual, ListExpr | TupleExpr) and not any(
        isinstance(item, StarExpr) for item in actual.items
    ):
        return [operand(item, module) for item in actual.items]
    typ = module.type_of(actual)
    if isinstance(typ, TupleType) and typ.partial_fallback.type.fullname == "builtins.tuple":
        return [operand_of_type(item) for item in typ.items]
    if isinstance(typ, Instance) and typ.args and typ.type.fullname in {"builtins.list", "builtins.tuple"}:
        return _Unlisted((operand_of_type(typ.args[0]),))
    raise NotAnArray


def read_dtype(actual: Expression, module: Module) -> str | None:
    """Read the dtype that an argument asks for, by a class or by name."""
    if isinstance(actual, StrExpr):
        return actual.value if actual.value in _NAMED_DTYPES else None
    return requested_dtype(module.type_of(actual))


_NAMED_DTYPES = frozenset(
    f"{kind}{bits}"
    for kind, sizes in {
        "int": "8 16 32 64",
        "uint": "8 16 32 64",
        "float": "16 32 64",
        "complex": "64 128",
    }.items()
    for bits in sizes.split()
) | {"bool"}


# --------------------------------------------------------------------------------- one reader for each kind


def read_flag(actual: Expression, module: Module) -> object:
    """Read ``True`` or ``False``."""
    if isinstance(actual, NameExpr) and actual.fullname in {"builtins.True", "builtins.False"}:
        return actual.fullname == "builtins.True"
    return UNKNOWN


def read_axis(actual: Expression, module: Module) -> object:
    """Read one axis: a tuple, which NumPy refuses here, is none."""
    axis = read_axes(actual, module)
    return UNKNOWN if isinstance(axis, tuple) and axis != SOME_AXIS else axis


def read_axes(actual: Expression, module: Module) -> object:
    """Read one axis, or a tuple of them."""
    if isinstance(actual, TupleExpr):
        dims = dims_of(actual, module)
        return UNKNOWN if dims is None or UNKNOWN in dims else dims
    dim = dim_of(actual, module)
    if isinstance(dim, int):
        return dim
    typ = get_proper_type(module.type_of(actual))
    if isinstance(typ, TupleType):
        dims = decode_shape(typ).dims if decode_shape(typ).rank is not None else (UNKNOWN,)
        return dims if all(isinstance(dim, int) for dim in dims) else UNKNOWN
    return SOME_AXIS if isinstance(typ, Instance) and typ.type.fullname == "builtins.int" else UNKNOWN


def read_dims(actual: Expression, module: Module) -> object:
    """Read a shape that is given as an argument: a size, a tuple or list of sizes, ``x.shape``."""
    if isinstance(actual, ListExpr):
        return tuple(dim_of(item, module) for item in actual.items)
    typ = get_proper_type(module.type_of(actual))
    if isinstance(actual, TupleExpr) and any(isinstance(item, StarExpr) for item in actual.items):
        return decode_shape(typ)
    if isinstance(actual, TupleExpr) or isinstance(typ, TupleType):
        dims = dims_of(actual, module)
        return decode_shape(typ) if dims is None else dims
    dim = dim_of(actual, module)
    if dim is not UNKNOWN or (isinstance(typ, Instance) and typ.type.fullname == "builtins.int"):
        return dim
    return ANY


def read_dim(actual: Expression, module: Module) -> object:
    """Read one integer."""
    return dim_of(actual, module)


def read_text(actual: Expression, module: Module) -> object:
    """Read a text that is written out."""
    return actual.value if isinstance(actual, StrExpr) else UNKNOWN


def read_nested(actual: Expression, module: Module) -> object:
    """Read integers in lists or tuples of any depth: ``((1, 2), (3, 4))``."""
    if isinstance(actual, ListExpr | TupleExpr):
        return tuple(read_nested(item, module) for item in actual.items)
    typ = module.type_of(actual)
    if isinstance(typ, TupleType):
        return UNKNOWN if decode_shape(typ).rank is None else decode_shape(typ).dims
    return dim_of(actual, module)


def read_dim_or_array(actual: Expression, module: Module) -> object:
    """Read an integer, or the shape of what may be an array of them."""
    dim = dim_of(actual, module)
    if dim is not UNKNOWN:
        return dim
    try:
        shape = operand(actual, module).shape
    except (NotAnArray, Ragged):
        return ANY
    return UNKNOWN if shape == SCALAR else shape


_READERS: Mapping[str, Callable[[Expression, Module], object]] = {
    "Flag": read_flag,
    "Axis": read_axis,
    "Axes": read_axes,
    "Dims": read_dims,
    "Dim": read_dim,
    "Bound": read_dim,
    "Text": read_text,
    "Index": read_index,
    "Nested": read_nested,
    "DimOrArray": read_dim_or_array,
}
