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

ELEMENTWISE = frozenset(
    {
        "add",
        "subtract",
        "multiply",
        "divide",
        "floor_divide",
        "remainder",
        "power",
        "absolute",
        "square",
        "exp",
    }
)
_REDUCTIONS = frozenset({"sum", "mean", "max", "min", "prod", "std", "var", "any", "all", "median"})
_COMPARISONS = frozenset({"equal", "not_equal", "less", "less_equal", "greater", "greater_equal"})


def suspect(operation: str, values: Sequence[Value], node: ast.AST, scope: Scope, machine: Machine) -> None:
    """Report an operation that does what it says, but hardly what was meant."""
    shapes = [value.shape for value in values if isinstance(value, Array)]
    if not shapes or not all(shape.known_rank for shape in shapes):
        return
    message = None
    if operation == "ndarray.T" and shapes[0].rank == 1:
        message = f"the transpose of {shapes[0]} is {shapes[0]} itself"
    elif operation in ELEMENTWISE | _COMPARISONS and len(shapes) == 2:
        message = _spread(*shapes) or _compared(operation, *shapes)
    elif operation == "dot" and [shape.rank for shape in shapes] == [3, 3]:
        message = f"dot of {shapes[0]} and {shapes[1]} has 4 dimensions: matmul multiplies matrices in step"
    elif operation == "getitem" and len(shapes) == 2 and "int" in (values[1].dtype or ""):  # type: ignore[union-attr]  # both are arrays
        message = _picked(*shapes)
    elif operation in _REDUCTIONS and id(values[0]) in machine.outer:
        message = f"this reduces {shapes[0]} over an axis that broadcasting has just added"
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


def note_outer(values: Sequence[Value], result: Value, node: ast.AST, machine: Machine) -> None:
    """Remember that ``(N,)`` with ``(M, 1)`` has given a table, and what is made of it number by number."""
    shapes = [value.shape for value in values if isinstance(value, Array)]
    known = any(id(value) in machine.outer for value in values)
    if known or (
        not any(map(_adds_axis, ast.walk(node)))
        and (len(shapes) == 2 and all(shape.known_rank for shape in shapes) and _is_outer(*shapes))
    ):
        machine.outer[id(result)] = result


def _adds_axis(node: ast.AST) -> bool:
    """``x[:, None]``, ``np.newaxis``, ``reshape``: an axis that somebody has asked for."""
    if isinstance(node, ast.Attribute):
        return node.attr in {"newaxis", "reshape", "expand_dims", "outer"}
    return isinstance(node, ast.Constant) and node.value is None


def _is_outer(one: Shape, other: Shape) -> bool:
    """Tell whether a vector meets a column of another length: nobody has said that each number should meet each."""
    vector, column = (one, other) if one.rank == 1 else (other, one)
    if (vector.rank, column.rank) != (1, 2):
        return False
    return (
        column.dim(1) == 1 and same(vector.dim(0), 1) is False and same(column.dim(0), vector.dim(0)) is False
    )


def _picked(table: Shape, index: Shape) -> str | None:
    """``x[x.argsort(axis=0)]``, ``np.eye(n)[column]``: whole rows are picked, for each number of a table."""
    if table.rank != 2 or index.rank != 2:
        return None
    if index.dim(1) == 1:
        return f"rows of {table} picked by a column {index}: an axis of one number stays"
    if all(same(a, b) for a, b in zip(table.dims, index.dims, strict=True)):
        return f"rows of {table} picked by {index} have 3 dimensions: take_along_axis picks numbers"
    return None


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
