"""Where one number is wanted, or one truth: ``if x > 0``, ``float(x)``, ``math.sqrt(x)``."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from shapedgrad.shapes.shape import SCALAR
from shapedgrad_mypy.interpretation.arithmetic import is_several
from shapedgrad_mypy.interpretation.machine import span
from shapedgrad_mypy.interpretation.truth import truth
from shapedgrad_mypy.interpretation.values import Array, Some, Value

if TYPE_CHECKING:
    from shapedgrad_mypy.interpretation.machine import Machine
    from shapedgrad_mypy.interpretation.scope import Scope


def decided(value: Value, node: ast.AST, scope: Scope, machine: Machine) -> bool | None:
    """Tell whether a condition holds, None where that is not decided; an array of several numbers has no truth."""
    if is_several(value):
        message = f"an array of shape {value.shape} is neither true nor false: use any() or all()"  # type: ignore[union-attr]  # it is an array
        machine.report(span(node, scope), message, "shape")
    return truth(value, machine.state)


def want_one(value: Value, what: str, node: ast.AST, scope: Scope, machine: Machine) -> None:
    """Report an array of several numbers where Python takes one: `what` is the function that does."""
    if is_several(value):
        message = f"{what} takes one number, not an array of shape {value.shape}"  # type: ignore[union-attr]  # it is an array
        machine.report(span(node, scope), message, "shape")


def is_doubtful(condition: Value, node: ast.expr) -> bool:
    """Tell whether a condition may be there to tell shapes apart: one on numbers that are computed is not."""
    if isinstance(condition, Array) and condition.shape == SCALAR and condition.dtype is not None:
        return _asks_for_shapes(node)
    return not isinstance(condition, Some)


def _asks_for_shapes(node: ast.expr) -> bool:
    """Tell whether a condition speaks of shapes: ``np.array_equal(x.shape, y.shape)``."""
    return any(
        (isinstance(part, ast.Attribute) and part.attr in {"shape", "ndim", "size"})
        or (isinstance(part, ast.Name) and part.id == "len")
        for part in ast.walk(node)
    )
