"""What an argument is to NumPy: the shape and dtype of an array, a number, or a nested list of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mypy.nodes import ListExpr, NameExpr, OpExpr, StarExpr, TupleExpr, UnaryExpr, Var
from mypy.types import AnyType, Instance, TupleType, Type, TypeVarType, UnionType, get_proper_type

from shapedgrad.shapes.dim import UNKNOWN, same
from shapedgrad.shapes.dtypes import promote
from shapedgrad.shapes.rules.axes import either
from shapedgrad.shapes.shape import SCALAR, Shape
from shapedgrad_mypy.aval import Aval
from shapedgrad_mypy.codec import array_shape, is_dimension
from shapedgrad_mypy.scalars import array_dtype, is_scalar, value_dtype

if TYPE_CHECKING:
    from mypy.nodes import Expression

    from shapedgrad_mypy.module import Module


class NotAnArray(Exception):
    """The argument is something that only NumPy's stubs can judge: ``Any``, a subclass of ndarray, a foreign object."""


class Ragged(Exception):
    """A list literal whose items differ in shape, so that there is no array of it (unless of objects)."""


def operand_of_type(typ: Type) -> Aval:
    """Read an operand off its type."""
    typ = get_proper_type(typ)
    shape = array_shape(typ)
    if shape is not None:
        return Aval(shape, array_dtype(typ))
    if isinstance(typ, TypeVarType) and is_dimension(typ):
        return Aval(SCALAR, "weak int")
    if is_scalar(typ):
        return Aval(SCALAR, value_dtype(typ))
    if isinstance(typ, UnionType):
        return _joined([operand_of_type(item) for item in typ.items])
    if isinstance(typ, TupleType) and typ.partial_fallback.type.fullname == "builtins.tuple":
        return stacked([operand_of_type(item) for item in typ.items])
    if isinstance(typ, Instance) and typ.type.fullname in _SEQUENCES and typ.args:
        item = operand_of_type(typ.args[0])
        return Aval(Shape((UNKNOWN, *item.shape.items)), _strong(item.dtype))
    raise NotAnArray


_SEQUENCES = ("builtins.list", "builtins.tuple", "typing.Sequence")


def operand(expression: Expression, module: Module, depth: int = 0) -> Aval:
    """Read an operand off its expression: the shape of a nested list is there to be counted."""
    if isinstance(expression, ListExpr | TupleExpr) and not any(
        isinstance(item, StarExpr) for item in expression.items
    ):
        return stacked([operand(item, module) for item in expression.items])
    typ = module.type_of(expression)
    return _behind_any(expression, module, depth) if isinstance(typ, AnyType) else operand_of_type(typ)


_DEPTH = 20
"""How many assignments and operators a value is followed through."""


def _behind_any(expression: Expression, module: Module, depth: int) -> Aval:
    """Read an operand that mypy calls ``Any``: a result that is remembered, a variable of it, arithmetic of such."""
    if expression in module.exact:
        return module.exact[expression]
    if depth == _DEPTH:
        raise NotAnArray
    match expression:
        case NameExpr(node=Var() as variable) if variable not in module.definitions.in_place:
            assignment = module.definitions.reaching(variable, expression)
            definition = None if assignment is None else assignment.definition
            if definition is not None and not definition.path and not definition.of_items:
                return operand(definition.value, module, depth + 1)
        case UnaryExpr(op="-" | "+", expr=inner):
            return operand(inner, module, depth + 1)
        case OpExpr(op="+" | "-" | "*" | "/" | "//" | "**", left=left, right=right):
            parts = [operand(part, module, depth + 1) for part in (left, right)]
            if all(part.shape == SCALAR for part in parts):
                return Aval(SCALAR, promote(*(part.dtype for part in parts)))
        case _:
            pass
    raise NotAnArray


def stacked(items: Sequence[Aval]) -> Aval:
    """Return the operand that a list of operands is: they must all have one shape."""
    if not items:
        return Aval(Shape((0,)), "float64")
    shape = items[0].shape
    for item in items[1:]:
        if _certainly_differ(shape, item.shape):
            raise Ragged(f"its items have the shapes {items[0].shape} and {item.shape}")
        shape = either(shape, item.shape)
    return Aval(Shape((len(items), *shape.items)), _strong(promote(*(item.dtype for item in items))))


def _certainly_differ(one: Shape, other: Shape) -> bool:
    if one.rank is None or other.rank is None:
        return False
    return one.rank != other.rank or any(
        same(a, b) is False for a, b in zip(one.dims, other.dims, strict=True)
    )


def _joined(alternatives: Sequence[Aval]) -> Aval:
    shape = alternatives[0].shape
    for alternative in alternatives[1:]:
        shape = either(shape, alternative.shape)
    dtypes = {alternative.dtype for alternative in alternatives}
    return Aval(shape, dtypes.pop() if len(dtypes) == 1 else None)


def _strong(dtype: str | None) -> str | None:
    """Python's numbers in a list have the dtype that NumPy gives them."""
    return {"weak int": "int64", "weak float": "float64", "weak complex": "complex128"}.get(
        dtype or "", dtype
    )
