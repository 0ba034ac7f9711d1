"""Python's operators on arrays: the same rules as those of the functions that NumPy documents them with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from mypy.nodes import (
    ComparisonExpr,
    Expression,
    NameExpr,
    OperatorAssignmentStmt,
    OpExpr,
    UnaryExpr,
)
from mypy.types import Type

from shapedgrad.shapes.dim import UNKNOWN, same
from shapedgrad.shapes.rules.table import TABLE
from shapedgrad.shapes.shape import SCALAR
from shapedgrad_mypy.aval import Aval, Ragged
from shapedgrad_mypy.bound import DTypes, dtypes_of, single
from shapedgrad_mypy.codec import is_array, is_number, unknown_type
from shapedgrad_mypy.inference import inferred
from shapedgrad_mypy.integers import dim_of
from shapedgrad_mypy.operands import NotAnArray, operand, operand_of_type
from shapedgrad_mypy.results import answer, checked, without_shape
from shapedgrad_mypy.scalars import number_type

COMPARISONS: Mapping[str, str] = MappingProxyType(
    {
        "<": "less",
        "<=": "less_equal",
        ">": "greater",
        ">=": "greater_equal",
        "==": "equal",
        "!=": "not_equal",
    }
)

if TYPE_CHECKING:
    from mypy.plugin import MethodContext

    from shapedgrad_mypy.module import Module


def binary_operator(operation: str, ctx: MethodContext, module: Module, *, reflected: bool) -> Type:
    """``a + b``: also where mypy asks the right operand, and for each item of a union."""
    left, right = _operands_of_operator(ctx, module, reflected=reflected)
    typ = _infer_operands(operation, [left, right], ctx, module)
    if any(map(is_number, (ctx.type, *ctx.arg_types[0]))) and not is_array(typ):
        return _number_result(operation, [left, right], ctx, module)
    return typ


def comparison(ctx: MethodContext, module: Module) -> Type:
    """``2 == a``: Python's numbers compare with any object, and NumPy's scalars by methods that are objects."""
    expression = ctx.context
    if not isinstance(expression, ComparisonExpr) or len(expression.operands) != 2:
        return ctx.default_return_type
    operation = COMPARISONS.get(expression.operators[0])
    if operation is None or not any(is_array(module.type_of(part)) for part in expression.operands):
        return ctx.default_return_type
    unknown = unknown_type()  # to NumPy's stubs the result is one bool, which it is not
    return _infer(operation, expression.operands, unknown, ctx, module)


def _number_result(operation: str, parts: Sequence[object], ctx: MethodContext, module: Module) -> Type:
    """Return the result of an operator on numbers that plain mypy calls ``Any``, which so was the result."""
    try:
        operands = [_read(part, module) for part in parts]
    except (NotAnArray, Ragged):
        return unknown_type()
    if any(each.shape != SCALAR for each in operands):
        return unknown_type()  # the other one is an array, of whatever rank
    dtype = single(dtypes_of(TABLE[operation], [each.dtype for each in operands]))
    module.exact[ctx.context] = Aval(SCALAR, dtype)
    return number_type(dtype, module) if dtype not in {None, "bool"} else unknown_type()


def _operands_of_operator(ctx: MethodContext, module: Module, *, reflected: bool) -> tuple[object, object]:
    if isinstance(ctx.context, OpExpr):
        return ctx.context.left, ctx.context.right
    if isinstance(ctx.context, OperatorAssignmentStmt):
        lvalue = ctx.context.lvalue  # mypy does not keep the type of an attribute that is assigned to
        return lvalue if isinstance(lvalue, NameExpr) else ctx.type, ctx.context.rvalue
    if isinstance(ctx.context, ComparisonExpr) and len(ctx.context.operands) == 2:
        return ctx.context.operands[0], ctx.context.operands[1]
    other = ctx.arg_types[0][0] if ctx.arg_types and ctx.arg_types[0] else ctx.type
    return (other, ctx.type) if reflected else (ctx.type, other)


def _infer_operands(operation: str, parts: Sequence[object], ctx: MethodContext, module: Module) -> Type:
    return _infer(operation, parts, ctx.default_return_type, ctx, module)


def _infer(
    operation: str, parts: Sequence[object], default: Type, ctx: MethodContext, module: Module
) -> Type:
    try:
        operands = [_read(part, module) for part in parts]
    except (NotAnArray, Ragged):
        return without_shape(ctx.default_return_type, module)
    return answer(
        lambda: inferred(operation, *(each.shape for each in operands)),
        lambda: _dtypes(operation, parts, operands, module),
        default,
        ctx.context,
        module,
    )


def _dtypes(operation: str, parts: Sequence[object], operands: Sequence[Aval], module: Module) -> DTypes:
    """``mask ** 2`` is a square to NumPy: the only operator whose dtype depends on a number."""
    dtypes = [each.dtype for each in operands]
    base, exponent = parts[0], parts[-1]
    typ = module.type_of(base) if isinstance(base, Expression) else base
    if operation == "power" and dtypes == ["bool", "weak int"] and isinstance(typ, Type) and is_array(typ):
        power = dim_of(exponent, module) if isinstance(exponent, Expression) else UNKNOWN
        return "int64" if same(power, 2) is False else "int8" if power == 2 else None
    return dtypes_of(TABLE[operation], dtypes)


def _read(part: object, module: Module) -> Aval:
    return operand(part, module) if isinstance(part, Expression) else operand_of_type(part)  # type: ignore[arg-type]


def unary_operator(operation: str, ctx: MethodContext, module: Module) -> Type:
    """``-a``."""
    part = ctx.context.expr if isinstance(ctx.context, UnaryExpr) else ctx.type
    return _infer_operands(operation, [part], ctx, module)


def in_place_operator(operation: str, ctx: MethodContext, module: Module) -> Type:
    """``a += b``: b broadcasts to a, and a keeps its shape."""
    try:
        target, value = (_read(part, module) for part in _operands_of_operator(ctx, module, reflected=False))
    except (NotAnArray, Ragged):
        return ctx.default_return_type
    return checked(
        lambda: inferred(operation, target.shape, value.shape, out=target.shape),
        ctx.type,
        ctx.context,
        module,
    )
