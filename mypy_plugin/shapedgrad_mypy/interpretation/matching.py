"""Whether a value fits a pattern, and what the pattern's names are then."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from typing import TYPE_CHECKING

from shapedgrad_mypy.interpretation.operands import known_items
from shapedgrad_mypy.interpretation.truth import compared, truth
from shapedgrad_mypy.interpretation.values import TOP, Constant, Reference, Tuple, Value
from shapedgrad_mypy.interpretation.variables import assign

if TYPE_CHECKING:
    from shapedgrad_mypy.interpretation.machine import Machine
    from shapedgrad_mypy.interpretation.scope import Scope


def fit(pattern: ast.pattern, value: Value, scope: Scope, machine: Machine) -> bool | None:
    """Tell whether a value fits a pattern, None where that is not decided; the names are assigned to."""
    match pattern:
        case ast.MatchAs(pattern=inner, name=name):
            fits = True if inner is None else fit(inner, value, scope, machine)
            if name is not None:
                assign(ast.Name(name, ast.Store()), value, scope, machine)
            return fits
        case ast.MatchValue(value=wanted):
            return _is_equal(value, machine.evaluate(wanted, scope), pattern, scope, machine)
        case ast.MatchSingleton(value=wanted):
            return truth(compared(ast.Is, value, Constant(wanted), pattern, scope, machine), machine.state)
        case ast.MatchOr(patterns=patterns):
            return _any([fit(each, value, scope, machine) for each in patterns])
        case ast.MatchSequence(patterns=patterns) if not any(isinstance(p, ast.MatchStar) for p in patterns):
            return _sequence(patterns, value, scope, machine)
        case _:
            _forget(pattern, scope, machine)
            return None


def _is_equal(value: Value, wanted: Value, node: ast.AST, scope: Scope, machine: Machine) -> bool | None:
    with machine.quietly():
        return truth(compared(ast.Eq, value, wanted, node, scope, machine), machine.state)


def _any(answers: Sequence[bool | None]) -> bool | None:
    if True in answers:
        return True
    return None if None in answers else False


def _sequence(patterns: Sequence[ast.pattern], value: Value, scope: Scope, machine: Machine) -> bool | None:
    """``case (rows, columns)``: as many items as there are patterns, and each fits."""
    items = known_items(value, machine.state) if isinstance(value, Tuple | Reference) else None
    if items is None or len(items) != len(patterns):
        for each in patterns:
            _forget(each, scope, machine)
        return None if items is None else False
    answers = [fit(each, item, scope, machine) for each, item in zip(patterns, items, strict=True)]
    if False in answers:
        return False
    return None if None in answers else True


def _forget(pattern: ast.pattern, scope: Scope, machine: Machine) -> None:
    """Let the names of a pattern be anything."""
    for part in ast.walk(pattern):
        name = getattr(part, "name", None) or getattr(part, "rest", None)
        if isinstance(name, str):
            assign(ast.Name(name, ast.Store()), TOP, scope, machine)
