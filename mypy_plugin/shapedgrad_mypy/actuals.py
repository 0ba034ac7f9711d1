"""What the arguments of a call say of the names in its signature: the shapes given, beside those declared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

from mypy.maptype import map_instance_to_supertype
from mypy.nodes import (
    ARG_STAR,
    ARG_STAR2,
    Argument,
    CallExpr,
    Decorator,
    DictExpr,
    Expression,
    FuncDef,
    ListExpr,
    MemberExpr,
    NameExpr,
    SetExpr,
    StrExpr,
    TupleExpr,
)
from mypy.plugin import MethodContext
from mypy.types import CallableType, Instance, TupleType, Type, UnionType, get_proper_type

from shapedgrad.shapes.dim import UNKNOWN, Dim
from shapedgrad.shapes.polynomial import of_atom
from shapedgrad.shapes.shape import ANY, Shape
from shapedgrad_mypy.aval import Ragged
from shapedgrad_mypy.cached_defaults import default_of
from shapedgrad_mypy.codec import decode_dim, decode_shape, is_array, is_size
from shapedgrad_mypy.instances import (
    believed,
    explicit,
    has_names,
    is_self,
    is_shaped,
    names_in,
    names_of,
    sizes_of,
)
from shapedgrad_mypy.integers import dim_of
from shapedgrad_mypy.notes import noted_shape
from shapedgrad_mypy.operands import NotAnArray, operand

if TYPE_CHECKING:
    from mypy.plugin import FunctionContext

    from shapedgrad_mypy.module import Module

ResultContext: TypeAlias = "FunctionContext | MethodContext"
Fact: TypeAlias = "tuple[str, Shape | Dim, Shape | Dim]"
"""An argument: its label, what is declared, what is given."""


def facts(signature: CallableType, ctx: ResultContext, module: Module) -> Iterator[Fact]:
    """Yield what is declared and what is given, for each argument of a call that has a shape or is a size."""
    yield from _receiver(signature, ctx, module)
    yield from _facts(signature, ctx, module)


def _receiver(signature: CallableType, ctx: ResultContext, module: Module) -> Iterator[Fact]:
    """The instance that a method is called on binds the names of its class."""
    typ = get_proper_type(ctx.type) if isinstance(ctx, MethodContext) else None
    if not isinstance(typ, Instance) or not has_names(typ.type) or not isinstance(ctx.context, CallExpr):
        return
    callee = ctx.context.callee
    receiver = (
        callee.expr
        if isinstance(callee, MemberExpr) and typ.type.has_readable_member(callee.name)
        else callee
    )
    sizes = sizes_of(believed(typ, receiver, module), module.named)
    mentioned = {name for part in (*signature.arg_types, signature.ret_type) for name in names_in(part)}
    for name in sorted(names_of(typ.type) & mentioned, key=lambda each: each.order):
        own = of_atom(name) if is_self(receiver) else UNKNOWN
        yield _text(receiver, typ), of_atom(name), sizes.get(name, own)


def _text(receiver: Expression, typ: Instance) -> str:
    if isinstance(receiver, NameExpr):
        return receiver.name
    return (
        f"{_text(receiver.expr, typ)}.{receiver.name}" if isinstance(receiver, MemberExpr) else typ.type.name
    )


def _facts(signature: CallableType, ctx: ResultContext, module: Module) -> Iterator[Fact]:
    spread: Counter[Expression] = Counter()
    written = written_signature(signature)
    skipped = 0 if written is None else len(written.arg_types) - len(signature.arg_types)
    for position, formal in enumerate(signature.arg_types):
        declared = formal if written is None else written.arg_types[position + skipped]
        if not (is_shaped(declared) or is_size(formal)):
            continue
        label = signature.arg_names[position] or positional_name(signature, position + skipped)
        actuals = zip(ctx.arg_types[position], ctx.args[position], ctx.arg_kinds[position], strict=True)
        for actual, expression, kind in actuals:
            if kind == ARG_STAR2:
                for value in _named(expression, signature.arg_names[position]):
                    yield from _compare(label, formal, module.type_of(value), value, module)
            elif kind.is_star():
                items = get_proper_type(actual)
                parts = expression.items if isinstance(expression, ListExpr | TupleExpr) else []
                if spread[expression] < len(parts):
                    rest = parts[spread[expression] :]
                    for item in rest if signature.arg_kinds[position] == ARG_STAR else rest[:1]:
                        yield from _compare(label, formal, module.type_of(item), item, module)
                elif isinstance(items, TupleType) and spread[expression] < len(items.items):
                    yield from _compare(label, formal, items.items[spread[expression]], None, module)
                spread[expression] += 1
            else:
                yield from _compare(label, formal, actual, expression, module)
        if not ctx.args[position]:
            yield from _default(label, formal, signature, position + skipped, module)


def _named(expression: Expression, name: str | None) -> list[Expression]:
    """Return what stands under a name in a dict that is spread where it is written."""
    items = expression.items if isinstance(expression, DictExpr) else []
    return [value for key, value in items if isinstance(key, StrExpr) and key.value == name]


def positional_name(signature: CallableType, position: int) -> str:
    """Return the name of a parameter that is passed by position alone; where it has none, as NumPy writes them."""
    argument = _argument(signature, position)
    return f"x{position + 1}" if argument is None else argument.variable.name.lstrip("_")


def _argument(signature: CallableType, position: int) -> Argument | None:
    definition = (
        signature.definition.func if isinstance(signature.definition, Decorator) else signature.definition
    )
    # What mypy reads from its cache has types and no texts: its attribute is not even set.
    arguments = getattr(definition, "arguments", ()) if isinstance(definition, FuncDef) else ()
    return arguments[position] if position < len(arguments) else None


def _default(
    label: str, formal: Type, signature: CallableType, position: int, module: Module
) -> Iterator[Fact]:
    """A default value binds names as an argument does, where it is a number that is written out."""
    formal = get_proper_type(formal)
    argument = _argument(signature, position)
    if not is_size(formal):
        return
    if argument is not None:
        if argument.initializer is not None:
            yield label, decode_dim(formal), dim_of(argument.initializer, module)
    elif signature.definition is not None:
        known = default_of(signature.definition.fullname, label, module.checker.modules)
        yield label, decode_dim(formal), UNKNOWN if known is None else known


def _compare(
    label: str, formal: Type, actual: Type, expression: Expression | None, module: Module
) -> Iterator[Fact]:
    """Lay an actual type beside the formal one and yield the shapes that stand at the same places."""
    formal, actual = get_proper_type(formal), get_proper_type(actual)
    if isinstance(formal, Instance) and is_array(formal):
        yield from _compare_arrays(label, formal, actual, expression, module)
    elif (declared := noted_shape(formal)) is not None:
        yield (
            label,
            declared,
            noted_shape(actual if expression is None else module.type_of(expression)) or ANY,
        )
    elif is_size(formal):
        given = decode_dim(actual) if expression is None else dim_of(expression, module)
        yield label, decode_dim(formal), given
    elif (
        isinstance(formal, TupleType)
        and isinstance(actual, TupleType)
        and len(formal.items) == len(actual.items)
    ):
        for position, (inner, given_inner) in enumerate(zip(formal.items, actual.items, strict=True)):
            yield from _compare(f"{label}[{position}]", inner, given_inner, None, module)
    elif (
        isinstance(formal, Instance) and isinstance(expression, ListExpr | SetExpr) and len(formal.args) == 1
    ):
        for position, item in enumerate(expression.items):
            yield from _compare(f"{label}[{position}]", formal.args[0], module.type_of(item), item, module)
    elif isinstance(formal, Instance) and isinstance(expression, DictExpr) and len(formal.args) == 2:
        for key, value in expression.items:
            inside = f'{label}["{key.value}"]' if isinstance(key, StrExpr) else f"{label}[...]"
            yield from _compare(inside, formal.args[1], module.type_of(value), value, module)
    elif (
        isinstance(formal, Instance)
        and isinstance(actual, Instance)
        and actual.type.has_base(formal.type.fullname)
    ):
        given_args = _args(actual, formal, module)
        for inner, given_inner in zip(formal.args, given_args, strict=False):
            part = label if is_size(inner) else f"{label}[...]"
            yield from _compare(part, inner, given_inner, None, module)
    elif isinstance(formal, UnionType):
        arrays = [item for item in formal.items if is_array(item)]
        if len(arrays) == 1 and is_array(actual):
            yield from _compare(label, arrays[0], actual, expression, module)


def _args(actual: Instance, formal: Instance, module: Module) -> tuple[Type, ...]:
    """Return the arguments of an actual type as those of the formal class, sizes among them."""
    return map_instance_to_supertype(explicit(actual, module.named), formal.type).args


def _compare_arrays(
    label: str, formal: Instance, actual: Type, expression: Expression | None, module: Module
) -> Iterator[Fact]:
    declared = decode_shape(formal.args[0])
    if declared == ANY:
        return
    if isinstance(actual, Instance) and is_array(actual):
        yield label, declared, decode_shape(actual.args[0])
    elif expression is not None:
        try:
            yield label, declared, operand(expression, module).shape
        except (NotAnArray, Ragged):
            return


def written_signature(signature: CallableType) -> CallableType | None:
    """Return the signature as the program writes it, where it is a function of the program's.

    The type variables of a class are not replaced there by what mypy has inferred for an instance: a ``Box[T]`` that was
    made with one array takes another.
    """
    definition = signature.definition
    written = get_proper_type(definition.type) if isinstance(definition, FuncDef | Decorator) else None
    return written if isinstance(written, CallableType) else None


def arguments_called(label: str, signature: CallableType, ctx: ResultContext) -> list[Expression]:
    """Return the arguments that a label in a message stands for."""
    written = written_signature(signature)
    skipped = 0 if written is None else len(written.arg_types) - len(signature.arg_types)
    names = [
        name or positional_name(signature, position + skipped)
        for position, name in enumerate(signature.arg_names)
    ]
    return ctx.args[names.index(label)] if label in names else []
