"""Errors of mypy's own that only arise because a type tells more than it did: they are not the program's.

A variable has the type of its first assignment.  Once that type knows a shape, ``x = x[:, None]`` or the second array in
a list would be an error that plain mypy does not give.  We listen to mypy's errors, and where one disappears as soon as
shapes are forgotten, the variable is given the type that forgets them, what it holds right now is remembered, and the
error is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from mypy.nodes import AssignmentStmt, Expression, ListExpr, MemberExpr, NameExpr, ReturnStmt, TupleExpr, Var
from mypy.subtypes import is_subtype
from mypy.types import AnyType, CallableType, Instance, TupleType, Type, TypeOfAny, get_proper_type

from shapedgrad_mypy.forgetting import canonical_shapes, forget_shapes

if TYPE_CHECKING:
    from mypy.errors import ErrorInfo

    from shapedgrad_mypy.module import Module


def is_innocent(info: ErrorInfo, module: Module) -> bool:
    """Tell whether an error is of our making, and repair what it would leave behind."""
    code = info.code.code if info.code is not None else ""
    if info.severity == "note":
        return info.parent_error is not None and info.parent_error in module.excused
    innocent = (
        _NUMBER.search(info.message) is not None
        or (code == "assignment" and _assignments_fit(info, module))
        or (code == "return-value" and _result_fits(info, module))
        or (code == "comparison-overlap" and "Literal[" in info.message and "ndarray" not in info.message)
        or ((code not in {"assignment", "return-value"} or "base class" in info.message) and _differs_in_shapes_alone(info.message))
    )
    if innocent:
        module.excused.append(info)
    return innocent


# --------------------------------------------------------------------------------------- assignments


def _assignments_fit(info: ErrorInfo, module: Module) -> bool:
    statements = [s for s in module.definitions.statements_at(info.line) if isinstance(s, AssignmentStmt)]
    targets = [target for statement in statements for target in _targets(statement, module)]
    widened: list[tuple[Expression, Var, Type, Type]] = []
    for lvalue, given in targets:
        variable = variable_of(lvalue, module)
        if variable is None or variable.type is None:
            return False
        if not (variable.is_inferred or variable.is_argument):
            if not fits(given, variable.type, module):
                return False
        elif not is_subtype(given, variable.type):
            wide = _widened(lvalue, variable, module)
            if not is_subtype(forget_shapes(given, module.checker), wide):
                return False
            widened.append((lvalue, variable, wide, given))
    for lvalue, variable, wide, given in widened:
        variable.type = wide
        module.checker.binder.put(lvalue, given)
    return bool(targets)


def _targets(statement: AssignmentStmt, module: Module) -> Iterator[tuple[Expression, Type]]:
    for lvalue in statement.lvalues:
        yield from _unpacked(lvalue, statement.rvalue, module.type_of(statement.rvalue), module)


def _unpacked(
    lvalue: Expression, rvalue: Expression | None, given: Type, module: Module
) -> Iterator[tuple[Expression, Type]]:
    if not isinstance(lvalue, TupleExpr | ListExpr):
        yield lvalue, given
        return
    given = get_proper_type(given)
    values = rvalue.items if isinstance(rvalue, TupleExpr | ListExpr) else []
    for position, target in enumerate(lvalue.items):
        if len(values) == len(lvalue.items):
            yield from _unpacked(target, values[position], module.type_of(values[position]), module)
        elif isinstance(given, TupleType) and len(given.items) == len(lvalue.items):
            yield from _unpacked(target, None, given.items[position], module)
        elif isinstance(given, Instance) and given.args:
            yield from _unpacked(target, None, given.args[0], module)


def variable_of(lvalue: Expression, module: Module) -> Var | None:
    """Return the variable that a name, or an attribute of an instance, stands for."""
    if isinstance(lvalue, NameExpr):
        return lvalue.node if isinstance(lvalue.node, Var) else None
    if isinstance(lvalue, MemberExpr):
        owner = get_proper_type(module.type_of(lvalue.expr))
        symbol = owner.type.get(lvalue.name) if isinstance(owner, Instance) else None
        node = lvalue.node if symbol is None else symbol.node
        return node if isinstance(node, Var) else None
    return None


def _widened(lvalue: Expression, variable: Var, module: Module) -> Type:
    """Return the type that plain mypy gives a variable."""
    definitions = [each.definition for each in module.definitions.assignments_to(lvalue)]
    if any(definition is not None and definition.value in module.exact for definition in definitions):
        return AnyType(TypeOfAny.special_form)
    return AnyType(TypeOfAny.special_form) if variable.type is None else forget_shapes(variable.type, module.checker)


# ------------------------------------------------------------------------------------------ results


def _result_fits(info: ErrorInfo, module: Module) -> bool:
    for statement in module.definitions.statements_at(info.line):
        if isinstance(statement, ReturnStmt) and statement.expr is not None:
            function = module.definitions.returns.get(statement)
            signature = None if function is None else get_proper_type(function.type)
            if isinstance(signature, CallableType):
                return fits(module.type_of(statement.expr), signature.ret_type, module)
    return False


def fits(given: Type, wanted: Type, module: Module) -> bool:
    """Tell whether a value fits where it is wanted, as far as the shapes are known."""
    checker = module.checker
    return is_subtype(canonical_shapes(given, checker), canonical_shapes(wanted, checker))


# --------------------------------------------------------------------------------- any other message

_NUMBER = re.compile(r"\b(number|bool|u?int\d+|float\d+|complex\d+)_scalar\b")
"""The name of one of our own types, which stand where plain mypy has ``Any``."""

_QUOTED = re.compile(r'"([^"]*)"')


def _differs_in_shapes_alone(message: str) -> bool:
    """Tell whether what a message says was given is what it says was wanted, but for shapes."""
    quoted = [text for text in _QUOTED.findall(message) if "[" in text]
    if len(quoted) < 2:
        return False
    given, wanted = quoted[-2:]
    return given != wanted and _without_shapes(given) == _without_shapes(wanted)


def _without_shapes(text: str) -> str:
    """Return the text of a type without the shapes of its arrays: ``ndarray[tuple[...], X]`` is ``ndarray[X]``."""
    marker = "ndarray[tuple["
    while (start := text.find(marker)) >= 0:
        end = start + len(marker)
        depth = 1
        while depth and end < len(text):
            depth += {"[": 1, "]": -1}.get(text[end], 0)
            end += 1
        text = text[:start] + "ndarray[" + text[end:].removeprefix(", ")
    return text


