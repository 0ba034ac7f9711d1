"""What stands under an index of an array, and what is written there."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from shapedgrad_mypy.aval import Ragged
from shapedgrad_mypy.interpretation.operands import NotAnOperand, known_items, operand
from shapedgrad_mypy.interpretation.operations import operate
from shapedgrad_mypy.interpretation.values import (
    NONE,
    Array,
    Constant,
    Cut,
    Integer,
    Reference,
    Tuple,
    Value,
)

if TYPE_CHECKING:
    from shapedgrad_mypy.interpretation.machine import Machine
    from shapedgrad_mypy.interpretation.scope import Scope


def select(base: Array, index: Value, node: ast.AST, scope: Scope, machine: Machine) -> Value:
    """``base[index]``."""
    selected = operate("getitem", [base, index], {}, node, scope, machine)
    _check_numbers(base, index, node, scope, machine)
    if _is_cut_across(index):
        machine.cuts[id(selected)] = selected
    return selected


def write(base: Array, index: Value, value: Value, node: ast.AST, scope: Scope, machine: Machine) -> None:
    """``base[index] = value``."""
    if base.dtype in {None, "object"}:
        machine.state.escape(value)
        operate("getitem", [base, index], {}, node, scope, machine)
        return
    try:
        operand(value, machine.state)
    except (NotAnOperand, Ragged):
        operate("getitem", [base, index], {}, node, scope, machine)
        return
    _check_numbers(base, index, node, scope, machine)
    operate("setitem", [base, index, value], {}, node, scope, machine)


def _is_cut_across(index: Value) -> bool:
    """``a[:, :2]``: not the whole of an axis behind the first, so that its rows do not lie side by side."""
    behind = index.items[1:] if isinstance(index, Tuple) else ()
    return any(isinstance(each, Cut) and each != Cut(NONE, NONE, NONE) for each in behind)


def _check_numbers(base: Array, index: Value, node: ast.AST, scope: Scope, machine: Machine) -> None:
    """``x[:, [0, 2, 7]]``: what holds for an integer holds for each of those that are written out."""
    parts = index.items if isinstance(index, Tuple) else (index,)
    if not all(_takes_one_axis(part) for part in parts):
        return
    for place, part in enumerate(parts):
        for number in extremes(part, machine):
            alone = Tuple(
                (*(_WHOLE if other is part else _one(other) for other in parts[:place]), Integer(number))
            )
            operate("getitem", [base, alone], {}, node, scope, machine)


_WHOLE = Cut(NONE, NONE, NONE)


def _takes_one_axis(part: Value) -> bool:
    match part:
        case Array(dtype=str(dtype)):
            return "int" in dtype
        case Reference() | Cut() | Integer():
            return True
        case _:
            return part == NONE or part == Constant(Ellipsis)


def _one(part: Value) -> Value:
    """Return an index in place of another, that takes as many axes and cannot be wrong."""
    return _WHOLE if isinstance(part, Array | Reference | Integer) else part


def extremes(value: Value, machine: Machine) -> tuple[int, ...]:
    """Return the smallest and the largest of several integers that are written out; nothing for anything else."""
    if isinstance(value, Array):
        written = machine.numbers.get(id(value), (value, ()))[1]
        return (min(written), max(written)) if written else ()
    found = known_items(value, machine.state) if isinstance(value, Reference) else None
    numbers = [each.dim for each in found or () if isinstance(each, Integer) and isinstance(each.dim, int)]
    return (
        (min(numbers), max(numbers)) if numbers and found is not None and len(numbers) == len(found) else ()
    )
