"""What a program insists on, and what it refuses: ``assert x.shape == (3, 4)``, ``if x.ndim != 2: raise ValueError``."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from shapedgrad_mypy.interpretation.calling import shown
from shapedgrad_mypy.interpretation.machine import span
from shapedgrad_mypy.interpretation.truth import truth

if TYPE_CHECKING:
    from shapedgrad_mypy.interpretation.machine import Machine
    from shapedgrad_mypy.interpretation.scope import Scope


def refuse(test: ast.expr, scope: Scope, machine: Machine) -> None:
    """Report an assertion about shapes that certainly fails."""
    wrong = _wrong_part(test, scope, machine)
    if _asks_for_shapes(wrong):
        machine.report(span(wrong, scope), _fact(wrong, scope, machine) or "this is never so", "shape")


def is_refusal(node: ast.If) -> bool:
    """Tell whether a branch does nothing but to refuse what it was given: ``if x.ndim != 2: raise ValueError``."""
    match node:
        case ast.If(body=[ast.Raise(exc=ast.Call(func=ast.Name(id=name)) | ast.Name(id=name))]):
            return name in _REFUSALS and _asks_for_shapes(node.test)
        case _:
            return False


_REFUSALS = frozenset({"ValueError", "AssertionError", "IndexError", "Exception", "RuntimeError"})


def refuse_branch(node: ast.If, scope: Scope, machine: Machine) -> None:
    """Report the exception that is certainly raised for what the shapes are."""
    fact = _fact(node.test, scope, machine)
    if fact is not None:
        machine.report(span(node.body[0], scope), f"this is raised, for {fact}", "shape")


def _wrong_part(test: ast.expr, scope: Scope, machine: Machine) -> ast.expr:
    """Return the part of ``a and b`` that does not hold."""
    if not isinstance(test, ast.BoolOp) or not isinstance(test.op, ast.And):
        return test
    for part in test.values:
        with machine.quietly():
            if truth(machine.evaluate(part, scope), machine.state) is False:
                return part
    return test


def _asks_for_shapes(test: ast.expr) -> bool:
    """Tell whether a condition compares a shape, or a part of one, with something."""
    return isinstance(test, ast.Compare) and any(
        (isinstance(part, ast.Attribute) and part.attr in {"shape", "ndim", "size"})
        for part in ast.walk(test)
    )


def _fact(test: ast.expr, scope: Scope, machine: Machine) -> str | None:
    """Return what a comparison compares: ``x.shape is (3, 4), and not (3, 5)``; None where that cannot be shown."""
    match test:
        case ast.Compare(left=left, ops=[operator], comparators=[right]):
            pass
        case _:
            return None
    with machine.quietly():
        one, other = (shown(machine.evaluate(part, scope), machine.state) for part in (left, right))
    if not one or not other:
        return None
    if isinstance(left, ast.Constant | ast.Tuple):
        left, one, other = right, other, one
    text = f"{ast.unparse(left)} is {one}"
    return f"{text}, and not {other}" if isinstance(operator, ast.Eq) else text
