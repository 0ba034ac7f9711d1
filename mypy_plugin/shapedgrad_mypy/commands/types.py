"""What is known of an expression from its type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy.nodes import Expression, IntExpr, ListExpr, StarExpr, StrExpr, TupleExpr
from mypy.types import AnyType, CallableType, Instance, ProperType, TupleType, Type, get_proper_type

from shapedgrad_mypy.aval import Ragged
from shapedgrad_mypy.codec import decode_dim, is_array, is_number, is_size
from shapedgrad_mypy.commands.known import Known, array, collection, integer, several
from shapedgrad_mypy.integers import dim_of
from shapedgrad_mypy.operands import NotAnArray, operand, operand_of_type

if TYPE_CHECKING:
    from shapedgrad_mypy.module import Module

LITERALS = (IntExpr, StrExpr, ListExpr, StarExpr)
"""Expressions of which nothing need be said."""

_OF_ITEMS = frozenset(
    {
        *(f"builtins.{name}" for name in ("list", "tuple", "zip", "reversed")),
        *(f"typing.{name}" for name in ("Sequence", "Iterator", "Iterable", "Generator")),
    }
)


def known_expression(expression: Expression, module: Module) -> Known | None:
    """Return what is known of an expression that mypy has checked; None if it is no array and no dimension."""
    if isinstance(expression, LITERALS):
        return None
    if isinstance(expression, TupleExpr):
        return several([known_expression(item, module) for item in expression.items])
    typ = module.type_of(expression)
    if isinstance(typ, AnyType):
        return _behind_any(expression, module)
    return known_type(typ) or integer(dim_of(expression, module))


def known_type(typ: Type) -> Known | None:
    """Return what is known of the values of a type."""
    typ = get_proper_type(typ)
    if is_size(typ):
        return integer(decode_dim(typ))
    if is_array(typ) or is_number(typ) or _is_of_numpy(typ):
        return array(operand_of_type(typ))
    if isinstance(typ, TupleType):
        return several([known_type(item) for item in typ.items])
    if isinstance(typ, Instance) and typ.type.fullname == "builtins.enumerate" and typ.args:
        return collection(several([None, known_type(typ.args[0])]), "enumerate")
    if isinstance(typ, Instance) and typ.type.fullname in _OF_ITEMS and typ.args:
        return collection(known_type(typ.args[0]), typ.type.name.lower())
    if isinstance(typ, CallableType) and not typ.is_type_obj():
        return _signature(typ)
    return None


def _behind_any(expression: Expression, module: Module) -> Known | None:
    """Look behind an ``Any`` of NumPy's stubs."""
    try:
        return array(operand(expression, module))
    except (NotAnArray, Ragged):
        return None


def _signature(typ: CallableType) -> Known | None:
    arguments = [known_type(arg) for arg in typ.arg_types]
    result = known_type(typ.ret_type)
    if result is None and not any(arguments):
        return None
    names = [name or f"argument {place}" for place, name in enumerate(typ.arg_names, 1)]
    taken = [f"{name} {arg.text}" for name, arg in zip(names, arguments, strict=True) if arg is not None]
    return Known(", ".join(taken) + (f" -> {result.text}" if result is not None else ""))


def _is_of_numpy(typ: ProperType) -> bool:
    return isinstance(typ, Instance) and typ.type.has_base("numpy.generic")
