"""What is returned, or put into a variable, where mypy has ``Any`` and compares nothing: ``return x @ w`` of any dtype."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mypy import errorcodes as codes
from mypy.nodes import AssignmentStmt, NameExpr, ReturnStmt, Var
from mypy.types import CallableType, get_proper_type

from shapedgrad.shapes.binding import bind_all
from shapedgrad.shapes.shape import ANY
from shapedgrad_mypy.codec import array_shape
from shapedgrad_mypy.interpretation.values import Array

if TYPE_CHECKING:
    from mypy.errorcodes import ErrorCode
    from mypy.nodes import Expression, FuncDef
    from mypy.types import Type

    from shapedgrad_mypy.module import Module

RETURNED = "Incompatible return value type (got shape {}, expected {}{})"
ASSIGNED = "Incompatible types in assignment (expression has shape {}, variable has {}{})"


def keep_promises(module: Module) -> None:
    """Report each result, and each variable's value, that is not of the shape that its annotation promises.

    Where mypy knows the type it says the same, word by word, and tells a thing once.
    """
    for value, wanted, message, code in _promises(module):
        found = module.value_of(value)
        shape = array_shape(wanted)
        if not isinstance(found, Array) or shape is None or shape == ANY:
            continue
        _, mismatches = bind_all([("", shape, found.shape)], module.chosen)
        if mismatches:
            unproven = f": {mismatches[0].reason}" if mismatches[0].code == "shape-unproven" else ""
            checker, errors = module.checker, module.checker.errors
            watchers, errors._watchers = errors._watchers, []
            try:
                checker.fail(message.format(found.shape, shape, unproven), value, code=code)
            finally:
                errors._watchers = watchers


def _promises(module: Module) -> Iterator[tuple[Expression, Type, str, ErrorCode]]:
    for statements in module.definitions.lines.values():
        for statement in statements:
            if isinstance(statement, ReturnStmt) and statement.expr is not None:
                result = _result(module.definitions.returns.get(statement))
                if result is not None:
                    yield statement.expr, result, RETURNED, codes.RETURN_VALUE
            elif isinstance(statement, AssignmentStmt) and statement.unanalyzed_type is not None:
                target = statement.lvalues[0]
                variable = target.node if isinstance(target, NameExpr) else None
                if isinstance(variable, Var) and variable.type is not None:
                    yield statement.rvalue, variable.type, ASSIGNED, codes.ASSIGNMENT


def _result(function: FuncDef | None) -> Type | None:
    signature = None if function is None else get_proper_type(function.type)
    if function is None or not isinstance(signature, CallableType):
        return None
    return None if function.is_generator or function.is_coroutine else signature.ret_type
