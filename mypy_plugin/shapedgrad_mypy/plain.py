"""What plain mypy would have said: an error that does not depend on what we know more is the program's.

A type of ours may be in the way of an error in two ways: plain mypy has ``Any`` where we have an array, or an array of any
dtype where we know which.  A call is checked again with the types that plain mypy has; an attribute and an operator are
traced back to where such a type comes from.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from mypy.nodes import (
    CallExpr,
    ComparisonExpr,
    Expression,
    IndexExpr,
    MemberExpr,
    NameExpr,
    OpExpr,
    RefExpr,
    StarExpr,
    TempNode,
    TypeInfo,
    UnaryExpr,
)
from mypy.types import AnyType, TypeOfAny

from shapedgrad_mypy.codec import is_array
from shapedgrad_mypy.definitions import variable_key
from shapedgrad_mypy.forgetting import forget_dtypes, forget_shapes, holds_arrays
from shapedgrad_mypy.syntax import children

if TYPE_CHECKING:
    from mypy.errors import ErrorInfo

    from shapedgrad_mypy.module import Module

Known: TypeAlias = "Callable[[Expression], bool]"

_CALLS = frozenset({"call-overload", "call-arg", "arg-type"})
_ATTRIBUTES = frozenset({"attr-defined", "union-attr"})
_OF_SHAPES = frozenset({"shape", "ndim", "size", "nbytes", "itemsize"})
"""Attributes whose types are the same for arrays of every dtype."""

_DEPTH = 20
"""How far back the origin of a type is traced; farther away it counts as one of ours."""


def is_plain(info: ErrorInfo, code: str, module: Module) -> bool:
    """Tell whether plain mypy reports an error as well, for certain."""
    at_place = [each for each in module.by_line.get(info.line, ()) if each.column == info.column]
    if code in _CALLS:
        calls = [each for each in module.by_line.get(info.line, ()) if isinstance(each, CallExpr)]
        calls = [each for each in calls if (_has_argument_at if code == "arg-type" else _is_at)(each, info)]
        return bool(calls) and _fails_without_us(calls[0], info, module)
    if code in _ATTRIBUTES:
        members = [each for each in at_place if isinstance(each, MemberExpr) and _ends_at(each, info)]
        return bool(members) and not _depends(members[0].expr, lambda e: _is_hidden(e, module), module)
    if code == "operator":
        parts = [
            each for each in at_place if isinstance(each, OpExpr | ComparisonExpr) and _ends_at(each, info)
        ]
        return bool(parts) and not _depends(parts[0], lambda e: e in module.firmer, module)
    return False


def _is_at(expression: Expression, info: ErrorInfo) -> bool:
    return expression.column == info.column and _ends_at(expression, info)


def _ends_at(expression: Expression, info: ErrorInfo) -> bool:
    return (expression.end_line, expression.end_column) == (info.end_line, info.end_column)


def _has_argument_at(call: CallExpr, info: ErrorInfo) -> bool:
    return any(argument.line == info.line and _is_at(argument, info) for argument in call.args)


def _is_hidden(expression: Expression, module: Module) -> bool:
    """Tell whether plain mypy has ``Any`` for an expression of which we know the type."""
    return expression in module.firmer and expression not in module.arrays_of_any


def _fails_without_us(call: CallExpr, info: ErrorInfo, module: Module) -> bool:
    """Check a call again, with the types that plain mypy has for the callee's object and for the arguments."""
    checker = module.checker
    callee = checker.lookup_type_or_none(call.callee)
    receiver = call.callee.expr if isinstance(call.callee, MemberExpr) else None
    if callee is None or (
        receiver is not None and _depends(receiver, lambda e: _is_hidden(e, module), module)
    ):
        return False
    arguments: list[Expression] = [_without_us(each, module) for each in call.args]
    with checker.msg.filter_errors(save_filtered_errors=True) as errors:
        checker.expr_checker.check_call(callee, arguments, call.arg_kinds, call, call.arg_names)
    return any(
        (each.code, each.line, each.column) == (info.code, info.line, info.column)
        for each in errors.filtered_errors()
    )


def _without_us(argument: Expression, module: Module) -> Expression:
    """Return what stands for an argument, of the type that plain mypy has for it."""
    if isinstance(argument, StarExpr):
        return argument
    typ = module.checker.lookup_type_or_none(argument)
    if typ is None or _depends(argument, lambda e: _is_hidden(e, module), module):
        return TempNode(AnyType(TypeOfAny.special_form), context=argument)
    if not holds_arrays(typ):
        return argument
    of_any = _depends(argument, lambda e: e in module.firmer, module)
    return TempNode(forget_shapes(forget_dtypes(typ) if of_any else typ, module.named), context=argument)


def _depends(expression: Expression, known: Known, module: Module, depth: int = 0) -> bool:
    """Tell whether the type of an expression comes from one of ours that is known to be such."""
    if depth > _DEPTH or known(expression):
        return True

    def any_of(parts: list[Expression]) -> bool:
        return any(_depends(part, known, module, depth + 1) for part in parts)

    if variable_key(expression) is not None and any_of(module.definitions.values_of(expression)):
        return True
    match expression:
        case NameExpr():
            return False
        case MemberExpr(name=name, expr=owner):
            if (name in _OF_SHAPES and is_array(module.type_of(owner))) and (
                name != "shape" or _has_plain_rank(owner, module)
            ):
                return _depends(owner, lambda e: _is_hidden(e, module), module, depth + 1)
            if name == "shape":
                return True
            return any_of([owner])
        case IndexExpr(base=base):
            return any_of([base])
        case OpExpr(left=left, right=right):
            return any_of([left, right])
        case UnaryExpr(expr=inner):
            return any_of([inner])
        case CallExpr(callee=RefExpr(node=TypeInfo(type_vars=[]))):
            return False  # an instance of that class, whatever it is given
        case CallExpr(callee=MemberExpr(expr=owner), args=args):
            return any_of([owner, *args])
        case CallExpr(args=args):
            return any_of(args)
        case _:
            return any_of([each for each in children(expression) if isinstance(each, Expression)])


def _has_plain_rank(array: Expression, module: Module) -> bool:
    """Tell whether NumPy's stubs know how many axes an array has: then they know that its sizes are integers."""
    assigned = [each.definition for each in module.definitions.assignments_to(array)]
    values = [each.value for each in assigned if each is not None and not each.path]
    return array in module.ranked or (bool(values) and all(value in module.ranked for value in values))
