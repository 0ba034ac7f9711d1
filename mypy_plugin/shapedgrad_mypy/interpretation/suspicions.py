"""What is legal but rarely meant, and reported only where it is asked for."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from typing import TYPE_CHECKING

from shapedgrad.shapes.dim import same
from shapedgrad_mypy.interpretation.machine import span
from shapedgrad_mypy.interpretation.values import Array, Value

if TYPE_CHECKING:
    from shapedgrad.shapes.shape import Shape
    from shapedgrad_mypy.interpretation.machine import Machine
    from shapedgrad_mypy.interpretation.scope import Scope

CODE = "shape-suspicious"

_ELEMENTWISE = frozenset({"add", "subtract", "multiply", "divide", "floor_divide", "remainder", "power"})
_COMPARISONS = frozenset({"equal", "not_equal", "less", "less_equal", "greater", "greater_equal"})


def suspect(operation: str, values: Sequence[Value], node: ast.AST, scope: Scope, machine: Machine) -> None:
    """Report an operation that does what it says, but hardly what was meant."""
    shapes = [value.shape for value in values if isinstance(value, Array)]
    if not all(shape.known_rank for shape in shapes):
        return
    message = None
    if operation == "ndarray.T" and shapes[0].rank == 1:
        message = f"the transpose of {shapes[0]} is {shapes[0]} itself"
    elif operation in _ELEMENTWISE | _COMPARISONS and len(shapes) == 2:
        message = _spread(*shapes) or _compared(operation, *shapes)
    elif operation == "dot" and [shape.rank for shape in shapes] == [3, 3]:
        message = f"dot of {shapes[0]} and {shapes[1]} has 4 dimensions: matmul multiplies matrices in step"
    if message is not None:
        machine.report(span(node, scope), message, CODE)


def _spread(one: Shape, other: Shape) -> str | None:
    """``(N,)`` with ``(N, 1)``: every number meets every other."""
    if {one.rank, other.rank} != {1, 2}:
        return None
    vector, column = (one, other) if one.rank == 1 else (other, one)
    size = vector.dim(0)
    if column.dim(1) != 1 or not same(column.dim(0), size) or size == 1:
        return None
    return f"broadcasting {one} with {other} gives ({size}, {size}): each number meets every other"


def _compared(operation: str, one: Shape, other: Shape) -> str | None:
    if operation not in _COMPARISONS or not one.rank or not other.rank or one.rank == other.rank:
        return None
    return f"comparing {one} with {other}, of another rank"


_COPYING = frozenset({"flatten", "copy", "astype", "repeat", "take", "compress", "tolist"})


def suspect_target(target: ast.expr, scope: Scope, machine: Machine) -> None:
    """``a[[0, 1]][2] = x``, ``a[:, :2].reshape(6)[i] += 1``: what is written goes into a copy and is lost."""
    base = target.value if isinstance(target, ast.Subscript) else None
    if base is not None and _is_copy(base, scope, machine):
        message = "this writes into a copy, which nobody sees"
        machine.report(span(target, scope), message, CODE)


def _is_copy(base: ast.expr, scope: Scope, machine: Machine) -> bool:
    match base:
        case ast.Call(func=ast.Attribute(value=array, attr=name)):
            with machine.quietly():
                value = machine.evaluate(array, scope)
            reshaped = name == "reshape" and id(value) in machine.cuts
            return isinstance(value, Array) and (name in _COPYING or reshaped)
        case ast.Subscript(slice=index):
            with machine.quietly():
                array_is = isinstance(machine.evaluate(base.value, scope), Array)
                picks = _picks(machine.evaluate(index, scope), index)
            return array_is and picks
        case _:
            return False


def _picks(value: Value, node: ast.expr) -> bool:
    """Tell whether an index picks elements by lists, or by masks, which copies them."""
    parts = node.elts if isinstance(node, ast.Tuple) else [node]
    return any(isinstance(part, ast.List) for part in parts) or (
        isinstance(value, Array) and bool(value.shape.rank)
    )
