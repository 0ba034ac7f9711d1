"""What is returned, or put into a variable, where mypy has ``Any`` and compares nothing: ``return x @ w`` of any dtype."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mypy import errorcodes as codes
from mypy.nodes import AssignmentStmt, NameExpr, ReturnStmt, Var
from mypy.subtypes import is_subtype
from mypy.types import CallableType, UnionType, get_proper_type

from shapedgrad.shapes.binding import bind_all
from shapedgrad.shapes.shape import ANY
from shapedgrad_mypy.codec import array_shape, decode_dim, is_array, is_size
from shapedgrad_mypy.forgetting import canonical_shapes, forget_dtypes, forget_shapes, holds_arrays
from shapedgrad_mypy.interpretation.values import Array

if TYPE_CHECKING:
    from mypy.errorcodes import ErrorCode
    from mypy.errors import ErrorInfo
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


def fits(given: Type, wanted: Type, module: Module) -> bool:
    """Tell whether a value fits where it is wanted, as far as the shapes are known; of several, whether one does.

    To plain mypy all arrays of a union are one, and what ``x.ndim == 2`` says of them is not known to it.
    """
    given = get_proper_type(given)
    if isinstance(given, UnionType) and all(map(is_array, given.items)):
        return any(fits(item, wanted, module) for item in given.items)
    has, wants = array_shape(given), array_shape(wanted)
    if has is not None and wants is not None and not bind_all([("", wants, has)], module.chosen)[1]:
        given, wanted = forget_shapes(given, module.named), forget_shapes(wanted, module.named)
    return is_subtype(canonical_shapes(given, module.named), canonical_shapes(wanted, module.named))


def fits_but_for_dtypes(given: Type, wanted: Type, module: Module) -> bool:
    """Tell whether a value, of which plain mypy knows less, fits where it is wanted: only its shape may speak against it."""
    return not holds_arrays(wanted) or fits(forget_dtypes(given), forget_dtypes(wanted), module)


def say_shapes(info: ErrorInfo, given: Type, wanted: Type, message: str, module: Module) -> None:
    """Say what mypy says of two arrays in terms of their shapes, if it is these that differ."""
    if is_size(wanted):
        info.message = message.replace("shape ", "").format(decode_dim(given), decode_dim(wanted), "")
        return
    has, wants = array_shape(given), array_shape(wanted)
    if has is None or wants is None:
        return
    _, mismatches = bind_all([("", wants, has)], module.chosen)
    if mismatches:
        unproven = f": {mismatches[0].reason}" if mismatches[0].code == "shape-unproven" else ""
        info.message = message.format(has, wants, unproven)
