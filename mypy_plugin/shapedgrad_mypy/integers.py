"""Integers that are dimensions: the value of an expression, as far as the program's text tells it."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING

from mypy.nodes import (
    CallExpr,
    ConditionalExpr,
    Expression,
    IndexExpr,
    IntExpr,
    MemberExpr,
    NameExpr,
    OpExpr,
    RefExpr,
    TupleExpr,
    UnaryExpr,
    Var,
)

from shapedgrad.shapes.dim import UNKNOWN, Dim, divide, maximum, minimum, modulo, same
from shapedgrad.shapes.errors import Refusal
from shapedgrad_mypy.codec import array_shape, decode_dim, decode_shape, is_array
from shapedgrad_mypy.interpretation.values import Integer

if TYPE_CHECKING:
    from shapedgrad_mypy.module import Module

_DEPTH = 20
"""How many assignments a value is followed through."""


def dim_of(expression: Expression, module: Module, depth: int = 0) -> Dim:
    """Return the dimension that an integer expression is, or UNKNOWN."""
    if depth >= _DEPTH:
        return UNKNOWN
    if isinstance(
        expression, ConditionalExpr
    ):  # mypy joins the branches' types, but keeps the value of the first
        return _either(
            *(dim_of(part, module, depth + 1) for part in (expression.if_expr, expression.else_expr))
        )
    typ = module.type_of(expression)
    if is_array(typ):  # whose numbers nobody knows, even times 0
        return UNKNOWN
    known = decode_dim(typ)
    if known is UNKNOWN:
        known = _read(expression, module, depth)
    if known is UNKNOWN:
        value = module.value_of(expression)
        known = value.dim if isinstance(value, Integer) and isinstance(value.dim, int) else UNKNOWN
    return known


def _either(one: Dim, other: Dim) -> Dim:
    return one if same(one, other) else UNKNOWN


def _read(expression: Expression, module: Module, depth: int) -> Dim:
    match expression:
        case IntExpr(value=value):
            return value
        case UnaryExpr(op="-", expr=operand):
            return -dim_of(operand, module, depth + 1)
        case OpExpr(op=op, left=left, right=right):
            return _arithmetic(op, dim_of(left, module, depth + 1), dim_of(right, module, depth + 1))
        case NameExpr(node=Var() as variable):
            return _variable(variable, module, depth)
        case CallExpr():
            return _call(expression, module, depth)
        case IndexExpr(base=base, index=index):
            return _item(dims_of(base, module, depth + 1), dim_of(index, module, depth + 1))
        case MemberExpr(name="size" | "ndim" as attribute, expr=array):
            shape = array_shape(module.type_of(array))
            if shape is None or shape.rank is None:
                return UNKNOWN
            return shape.size if attribute == "size" else shape.rank
        case _:
            return UNKNOWN


def _variable(variable: Var, module: Module, depth: int) -> Dim:
    definition = module.definitions.only(variable)
    if definition is None or not variable.is_inferred or len(definition.path) > 1:
        return UNKNOWN
    if not definition.path:
        return dim_of(definition.value, module, depth + 1)
    return _item(dims_of(definition.value, module, depth + 1), definition.path[0])


def _call(call: CallExpr, module: Module, depth: int) -> Dim:
    if not isinstance(call.callee, RefExpr) or not call.args:
        return UNKNOWN
    match call.callee.fullname:
        case "builtins.len":
            shape = array_shape(module.type_of(call.args[0]))
            return UNKNOWN if shape is None or not shape.rank else shape.dim(0)
        case "builtins.int":
            return dim_of(call.args[0], module, depth + 1)
        case fullname if (
            fullname.startswith(_PRODUCTS) and fullname.endswith(".prod") and len(call.args) == 1
        ):
            dims = dims_of(call.args[0], module, depth + 1)
            return UNKNOWN if dims is None else prod(dims)
        case fullname if (
            fullname.startswith("numpy.") and len(call.args) == 1 and _is_integer_class(call.callee)
        ):
            return dim_of(call.args[0], module, depth + 1)
        case "builtins.min" | "builtins.max" as fullname if len(call.args) > 1:
            args = [dim_of(arg, module, depth + 1) for arg in call.args]
            return minimum(*args) if fullname == "builtins.min" else maximum(*args)
        case _:
            return UNKNOWN


_PRODUCTS = ("numpy.", "math.")


def _is_integer_class(callee: RefExpr) -> bool:
    """Tell whether a call makes one of NumPy's integers: ``np.int64(3)``."""
    name = callee.fullname.rpartition(".")[2]
    return name.strip("u").startswith("int")


def dims_of(expression: Expression, module: Module, depth: int = 0) -> tuple[Dim, ...] | None:
    """Return the dimensions that a tuple of integers is made of, or None where its length is not known."""
    match expression:
        case ConditionalExpr(if_expr=yes, else_expr=no) if depth < _DEPTH:
            one, other = dims_of(yes, module, depth + 1), dims_of(no, module, depth + 1)
            if one is None or other is None or len(one) != len(other):
                return None
            return tuple(map(_either, one, other))
        case TupleExpr(items=items):
            return tuple(dim_of(item, module, depth + 1) for item in items)
        case MemberExpr(name="shape", expr=array) if array_shape(module.type_of(array)) is not None:
            shape = array_shape(module.type_of(array))
        case NameExpr(node=Var() as variable) if depth < _DEPTH:
            definition = module.definitions.only(variable)
            if definition is not None and not definition.path and variable.is_inferred:
                return dims_of(definition.value, module, depth + 1)
            shape = decode_shape(module.type_of(expression))
        case _:
            shape = decode_shape(module.type_of(expression))
    return None if shape is None or shape.rank is None else shape.dims


def _item(dims: tuple[Dim, ...] | None, index: Dim) -> Dim:
    if dims is None or not isinstance(index, int) or not -len(dims) <= index < len(dims):
        return UNKNOWN
    return dims[index]


def _arithmetic(op: str, left: Dim, right: Dim) -> Dim:
    try:
        match op:
            case "+":
                return left + right
            case "-":
                return left - right
            case "*":
                return left * right
            case "//":
                return divide(left, right)
            case "%":
                return modulo(left, right)
            case "**" if isinstance(left, int) and isinstance(right, int) and 0 <= right <= 64:
                return int(left**right)
            case _:
                return UNKNOWN
    except Refusal:
        return UNKNOWN
