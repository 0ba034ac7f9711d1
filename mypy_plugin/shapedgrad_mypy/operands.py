"""What an argument is to NumPy: the shape and dtype of an array, a number, or a nested list of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mypy.nodes import (
    CallExpr,
    ListComprehension,
    ListExpr,
    NameExpr,
    OpExpr,
    RefExpr,
    StarExpr,
    TupleExpr,
    UnaryExpr,
    Var,
)
from mypy.types import AnyType, Instance, NoneType, TupleType, Type, TypeVarType, UnionType, get_proper_type

from shapedgrad.shapes.dim import UNKNOWN, Dim, maximum
from shapedgrad.shapes.dtypes import promote
from shapedgrad.shapes.rules.axes import either
from shapedgrad.shapes.rules.table import infer
from shapedgrad.shapes.shape import SCALAR, Shape
from shapedgrad_mypy.aval import Aval, Ragged, stacked, strong
from shapedgrad_mypy.codec import array_shape, is_dimension, is_number, is_size
from shapedgrad_mypy.forgetting import forget_shapes
from shapedgrad_mypy.integers import dim_of
from shapedgrad_mypy.scalars import array_dtype, is_scalar, value_dtype

if TYPE_CHECKING:
    from mypy.nodes import Expression, GeneratorExpr

    from shapedgrad_mypy.module import Module


class NotAnArray(Exception):
    """The argument is something that only NumPy's stubs can judge: ``Any``, a subclass of ndarray, a foreign object."""


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
    if isinstance(typ, TupleType) and typ.partial_fallback.type.fullname in SEQUENCES:
        return stacked([operand_of_type(item) for item in typ.items])
    if isinstance(typ, Instance) and typ.type.fullname in SEQUENCES and typ.args:
        item = operand_of_type(typ.args[0])
        return Aval(Shape((UNKNOWN, *item.shape.items)), strong(item.dtype))
    raise NotAnArray


SEQUENCES = ("builtins.list", "builtins.tuple", "typing.Sequence")


def operand(expression: Expression, module: Module, depth: int = 0) -> Aval:
    """Read an operand off its expression: the shape of a nested list is there to be counted."""
    made = _made(expression, module)
    if made is not None:
        return made
    typ = module.type_of(expression)
    if isinstance(typ, NoneType):
        return Aval(SCALAR, "object")
    if isinstance(typ, AnyType):
        return _behind_any(expression, module, depth)
    return operand_of_type(forget_shapes(typ, module.named) if _may_have_changed(expression) else typ)


def _may_have_changed(expression: Expression) -> bool:
    """Tell whether something is a variable whose type was inferred from what was put into it first."""
    variable = expression.node if isinstance(expression, NameExpr) else None
    typ = get_proper_type(variable.type) if isinstance(variable, Var) and variable.is_inferred else None
    return isinstance(typ, Instance) and typ.type.fullname == "builtins.list"


def _made(expression: Expression, module: Module) -> Aval | None:
    """Return what a list is that is made on the spot, or a range; None for any other expression."""
    match expression:
        case ListExpr(items=items) | TupleExpr(items=items) if not any(
            isinstance(item, StarExpr) for item in items
        ):
            return stacked([operand(item, module) for item in items])
        case ListComprehension(generator=generator):
            item = operand(generator.left_expr, module)
            return Aval(Shape((count_of(generator, module), *item.shape.items)), strong(item.dtype))
        case (
            OpExpr(op="*", left=ListExpr() as repeated, right=count)
            | OpExpr(op="*", left=count, right=ListExpr() as repeated)
        ) if _is_integer(count, module):
            whole = operand(repeated, module)
            times = maximum(dim_of(count, module), 0)
            return Aval(whole.shape.replace(0, whole.shape.dim(0) * times), whole.dtype)
        case CallExpr(callee=RefExpr(fullname="builtins.range"), args=bounds) if bounds:
            counted = infer("arange", *(dim_of(bound, module) for bound in bounds))
            return Aval(counted if isinstance(counted, Shape) else Shape((UNKNOWN,)), "int64")
        case CallExpr(callee=RefExpr(fullname="builtins.list" | "builtins.tuple"), args=[items]):
            whole = operand(items, module)
            if not whole.shape.rank:
                raise NotAnArray
            return whole
        case _:
            return None


def _is_integer(expression: Expression, module: Module) -> bool:
    """Tell what repeats a list from an array, which multiplies what is in it."""
    typ = get_proper_type(module.type_of(expression))
    return is_size(typ) or is_number(typ) or (isinstance(typ, Instance) and typ.type.has_base("builtins.int"))


def count_of(generator: GeneratorExpr, module: Module) -> Dim:
    """Return how many items a comprehension makes."""
    if any(generator.condlists):
        return UNKNOWN
    count: Dim = 1
    for sequence in generator.sequences:
        try:
            shape = operand(sequence, module).shape
        except (NotAnArray, Ragged):
            return UNKNOWN
        count = count * shape.dim(0) if shape.rank else UNKNOWN
    return count


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


def _joined(alternatives: Sequence[Aval]) -> Aval:
    shape = alternatives[0].shape
    for alternative in alternatives[1:]:
        shape = either(shape, alternative.shape)
    dtypes = {alternative.dtype for alternative in alternatives}
    return Aval(shape, dtypes.pop() if len(dtypes) == 1 else None)
