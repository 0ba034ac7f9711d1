"""Comparisons, signs, and what counts as true."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from typing import TYPE_CHECKING

from shapedgrad.shapes.dim import UNKNOWN, Dim, at_least, same
from shapedgrad_mypy.interpretation.classes import special_method
from shapedgrad_mypy.interpretation.joins import number_kind
from shapedgrad_mypy.interpretation.machine import Machine, may_be_negative
from shapedgrad_mypy.interpretation.objects import DictObject, ListObject
from shapedgrad_mypy.interpretation.operands import known_items
from shapedgrad_mypy.interpretation.operations import operate
from shapedgrad_mypy.interpretation.values import (
    TOP,
    Array,
    Class,
    Constant,
    Function,
    Integer,
    Library,
    Matrix,
    Maybe,
    Method,
    Program,
    Reference,
    Some,
    Tuple,
    Value,
    present,
)

if TYPE_CHECKING:
    from shapedgrad_mypy.interpretation.scope import Scope
    from shapedgrad_mypy.interpretation.state import State

from shapedgrad_mypy.interpretation.arithmetic import PYTHON, from_python, is_text, own_operator, plain_number

_UNARY = {ast.USub: "negative", ast.UAdd: "positive", ast.Invert: "invert"}
_COMPARISONS: Mapping[type[ast.cmpop], str] = {
    ast.Eq: "equal",
    ast.NotEq: "not_equal",
    ast.Lt: "less",
    ast.LtE: "less_equal",
    ast.Gt: "greater",
    ast.GtE: "greater_equal",
}


def unary(operator: type[ast.unaryop], value: Value, node: ast.AST, scope: Scope, machine: Machine) -> Value:
    """``-x``, ``not x``."""
    value = present(value) if operator is not ast.Not else value
    if operator is ast.Not:
        decided = truth(value, machine.state)
        return (
            (Some("bool") if isinstance(value, Some) else TOP) if decided is None else Constant(not decided)
        )
    if isinstance(value, Array | Matrix):
        return operate(_UNARY[operator], [value], {}, node, scope, machine)
    if isinstance(value, Integer):
        return Integer({ast.USub: -value.dim, ast.UAdd: value.dim}.get(operator, UNKNOWN))
    number = plain_number(value)
    if number is not None and operator is not ast.Invert:
        return from_python(-number if operator is ast.USub else number)
    method = special_method(
        value, {ast.USub: "__neg__", ast.UAdd: "__pos__"}.get(operator, "__invert__"), machine
    )
    if method is not None:
        return machine.call(method, [], node, scope)
    return value if isinstance(value, Some) else TOP


def compared(
    operator: type[ast.cmpop], left: Value, right: Value, node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    """``left < right``, ``left is right``, ``left in right``."""
    if operator in {ast.Is, ast.IsNot}:
        return _negated(_identical(left, right), operator is ast.IsNot)
    if operator in {ast.In, ast.NotIn}:
        return _negated(_contained(left, right, machine), operator is ast.NotIn)
    operation = _COMPARISONS[operator]
    if operation not in {"equal", "not_equal"}:
        left, right = present(left), present(right)
    if isinstance(left, Array | Matrix) or isinstance(right, Array | Matrix):
        if Constant(None) in (left, right):
            return TOP
        return operate(operation, [left, right], {}, node, scope, machine)
    own = own_operator(operation, left, right, node, scope, machine)
    if own is not None:
        return own
    if isinstance(left, Integer) and isinstance(right, Integer):
        return _decided(_ordered(operation, left.dim, right.dim))
    if operation in {"equal", "not_equal"}:
        return _negated(_equal(left, right, machine.state), operation == "not_equal")
    kinds = {number_kind(left), number_kind(right)}
    if None in kinds:
        return TOP
    values = [plain_number(left), plain_number(right)]
    return Some("bool") if None in values else from_python(PYTHON[operation](*values))


def _decided(decision: bool | None) -> Value:
    return TOP if decision is None else Constant(decision)


def _negated(value: Value, negated: bool) -> Value:
    return Constant(not value.value) if negated and isinstance(value, Constant) else value


def _identical(left: Value, right: Value) -> Value:
    if Constant(None) in (left, right):
        unknown = any(each is TOP or isinstance(each, Maybe) for each in (left, right))
        return TOP if unknown else Constant(left == right)
    if isinstance(left, Constant) and isinstance(right, Constant):
        return Constant(left.value is right.value)
    return TOP


def _contained(left: Value, right: Value, machine: Machine) -> Value:
    if isinstance(right, Array) or (is_text(left) and is_text(right) and Some("str") in (left, right)):
        return Some("bool")
    found = machine.state.heap.get(right.identity) if isinstance(right, Reference) else None
    if isinstance(found, DictObject) and isinstance(left, Constant | Integer):
        key = left.value if isinstance(left, Constant) else left.dim
        if not isinstance(left, Integer) or isinstance(key, int):
            if found.certain and key in found.entries:
                return Constant(True)
            return TOP if found.other is not None or not found.certain else Constant(key in found.entries)
    items = known_items(right, machine.state) if isinstance(right, Tuple | Reference) else None
    if items is None:
        return TOP
    answers = [truth(_equal(left, item, machine.state), machine.state) for item in items]
    if True in answers:
        return Constant(True)
    return TOP if None in answers else Constant(False)


def _equal(left: Value, right: Value, state: State) -> Value:
    if isinstance(left, Integer) and isinstance(right, Integer):
        return _decided(_ordered("equal", left.dim, right.dim))
    if isinstance(left, Constant) and isinstance(right, Constant):
        return Constant(left.value == right.value)
    if isinstance(left, Library) and isinstance(right, Library):
        return Constant(True) if left == right else TOP
    if isinstance(left, Tuple) and isinstance(right, Tuple):
        if len(left.items) != len(right.items):
            return Constant(False)
        answers = [truth(_equal(a, b, state), state) for a, b in zip(left.items, right.items, strict=True)]
        if False in answers:
            return Constant(False)
        return TOP if None in answers else Constant(True)
    if {type(left), type(right)} == {Constant, Integer} or {type(left), type(right)} == {Constant, Tuple}:
        a, b = plain_number(left), plain_number(right)
        return (
            Some("bool")
            if None not in (number_kind(left), number_kind(right)) and None in (a, b)
            else Constant(a is not None and a == b)
        )
    numbers = None not in (number_kind(left), number_kind(right))
    return Some("bool") if numbers or (is_text(left) and is_text(right)) else TOP


def _ordered(operation: str, left: Dim, right: Dim) -> bool | None:
    difference = left - right
    if isinstance(difference, int):
        return bool(PYTHON[operation](difference, 0))
    if difference is UNKNOWN or may_be_negative(difference):
        return None
    match operation:
        case "equal":
            return same(left, right)
        case "not_equal":
            answer = same(left, right)
            return None if answer is None else not answer
        case "less" | "less_equal":
            least = 1 if operation == "less" else 0
            return (
                True if at_least(-difference, least) else False if at_least(difference, 1 - least) else None
            )
        case _:
            least = 1 if operation == "greater" else 0
            return (
                True if at_least(difference, least) else False if at_least(-difference, 1 - least) else None
            )


def truth(value: Value, state: State) -> bool | None:
    """Tell whether a value counts as true; None where that is not decided."""
    match value:
        case Constant(value=constant):
            return bool(constant)
        case Some(kind="true" | "false" as kind):
            return kind == "true"
        case Integer(dim=int(dim)):
            return bool(dim)
        case Integer(dim=dim) if not may_be_negative(dim):
            return True if at_least(dim, 1) else None
        case Tuple(items=items):
            return bool(items)
        case Function() | Method() | Class() | Library() | Program():
            return True
        case Reference():
            found = state.heap.get(value.identity)
            return bool(found.items) if isinstance(found, ListObject) and found.items is not None else None
        case _:
            return None
