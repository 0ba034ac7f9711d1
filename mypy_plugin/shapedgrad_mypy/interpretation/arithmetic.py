"""Python's operators, comparisons and truth on values."""

from __future__ import annotations

import ast
import operator as python
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from shapedgrad.shapes.dim import UNKNOWN, Dim, at_least, divide, modulo, power, same
from shapedgrad.shapes.errors import Refusal
from shapedgrad_mypy.interpretation.classes import special_method
from shapedgrad_mypy.interpretation.machine import Machine, may_be_negative
from shapedgrad_mypy.interpretation.operands import known_items
from shapedgrad_mypy.interpretation.operations import operate
from shapedgrad_mypy.interpretation.state import State, number_kind
from shapedgrad_mypy.interpretation.values import (
    TOP,
    Array,
    Class,
    Constant,
    DictObject,
    Function,
    Integer,
    Library,
    ListObject,
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

BINARY: Mapping[type[ast.operator], str] = {
    ast.Add: "add",
    ast.Sub: "subtract",
    ast.Mult: "multiply",
    ast.Div: "divide",
    ast.FloorDiv: "floor_divide",
    ast.Mod: "remainder",
    ast.Pow: "power",
    ast.MatMult: "matmul",
    ast.BitAnd: "bitwise_and",
    ast.BitOr: "bitwise_or",
    ast.BitXor: "bitwise_xor",
    ast.LShift: "left_shift",
    ast.RShift: "right_shift",
}
_UNARY = {ast.USub: "negative", ast.UAdd: "positive", ast.Invert: "invert"}
_COMPARISONS: Mapping[type[ast.cmpop], str] = {
    ast.Eq: "equal",
    ast.NotEq: "not_equal",
    ast.Lt: "less",
    ast.LtE: "less_equal",
    ast.Gt: "greater",
    ast.GtE: "greater_equal",
}
_SPECIAL = {
    "add": "add",
    "subtract": "sub",
    "multiply": "mul",
    "divide": "truediv",
    "floor_divide": "floordiv",
    "remainder": "mod",
    "power": "pow",
    "matmul": "matmul",
    "equal": "eq",
    "not_equal": "ne",
    "less": "lt",
    "less_equal": "le",
    "greater": "gt",
    "greater_equal": "ge",
}
_PYTHON: Mapping[str, Callable[[Any, Any], Any]] = {
    "add": python.add,
    "subtract": python.sub,
    "multiply": python.mul,
    "divide": python.truediv,
    "floor_divide": python.floordiv,
    "remainder": python.mod,
    "power": python.pow,
    "equal": python.eq,
    "not_equal": python.ne,
    "less": python.lt,
    "less_equal": python.le,
    "greater": python.gt,
    "greater_equal": python.ge,
}


def binary(operation: str, left: Value, right: Value, node: ast.AST, scope: Scope, machine: Machine) -> Value:
    """``left + right``."""
    left, right = present(left), present(right)
    if isinstance(left, Array) or isinstance(right, Array):
        return operate(operation, [left, right], {}, node, scope, machine)
    if isinstance(left, Integer) and isinstance(right, Integer):
        return _integers(operation, left.dim, right.dim)
    own = _own_operator(operation, left, right, node, scope, machine)
    if own is not None:
        return own
    kinds = {number_kind(left), number_kind(right)}
    if None not in kinds:
        return _numbers(operation, left, right)
    return _sequences(operation, left, right, machine)


def _own_operator(
    operation: str, left: Value, right: Value, node: ast.AST, scope: Scope, machine: Machine
) -> Value | None:
    name = _SPECIAL.get(operation)
    for prefix, receiver, other in (("", left, right), ("r", right, left)):
        method = None if name is None else special_method(receiver, f"__{prefix}{name}__", machine)
        if method is not None:
            return machine.call(method, [other], node, scope)
    return None


def _integers(operation: str, left: Dim, right: Dim) -> Value:
    try:
        match operation:
            case "add":
                return Integer(left + right)
            case "subtract":
                return Integer(left - right)
            case "multiply":
                return Integer(left * right)
            case "floor_divide":
                return Integer(divide(left, right))
            case "remainder":
                return Integer(modulo(left, right))
            case "power":
                return (
                    Some("float")
                    if may_be_negative(right) or not at_least(right, 0)
                    else Integer(power(left, right))
                )
            case "divide":
                exact = isinstance(left, int) and isinstance(right, int) and right
                return Constant(left / right) if exact else Some("float")  # type: ignore[operator]  # both are
            case _:
                return Integer()
    except Refusal:
        return Integer()


def _numbers(operation: str, left: Value, right: Value) -> Value:
    values = [_plain(left), _plain(right)]
    if operation in _PYTHON and None not in values:
        try:
            return from_python(_PYTHON[operation](*values))
        except (ArithmeticError, TypeError, ValueError):
            return TOP
    kinds = {number_kind(left), number_kind(right)} - {"bool", "int"}
    return Some("complex" if "complex" in kinds else "float") if kinds else Integer()


def _plain(value: Value) -> int | float | complex | None:
    match value:
        case Constant(value=bool() | float() | complex() as constant):
            return constant
        case Integer(dim=int(dim)):
            return dim
        case _:
            return None


def from_python(value: object) -> Value:
    """Return a plain value of Python's as one of the interpretation's."""
    if type(value) is int:
        return Integer(value)
    if isinstance(value, tuple):
        return Tuple(tuple(map(from_python, value)))
    return Constant(value) if isinstance(value, bool | float | complex | str | bytes | None) else TOP


def _sequences(operation: str, left: Value, right: Value, machine: Machine) -> Value:
    """``[1] + [2]``, ``[0] * 3``, ``(n,) + shape``, ``"a" % b``."""
    if operation == "multiply" and isinstance(left, Integer):
        left, right = right, left
    items = known_items(left, machine.state) if isinstance(left, Tuple | Reference) else None
    if operation == "add":
        others = known_items(right, machine.state) if isinstance(right, Tuple | Reference) else None
        if isinstance(left, Tuple) and isinstance(right, Tuple):
            return Tuple(left.items + right.items)
        if _is_list(left, machine.state) and _is_list(right, machine.state):
            known = None if items is None or others is None else items + others
            return machine.new(ListObject(known))
    if operation == "multiply" and isinstance(right, Integer) and items is not None:
        count = right.dim
        if isinstance(count, int) and len(items) * count <= _MOST:
            repeated = items * count
            return Tuple(repeated) if isinstance(left, Tuple) else machine.new(ListObject(repeated))
        if len(items) == 1 and not isinstance(left, Tuple):
            return machine.new(ListObject(None, items[0], UNKNOWN if may_be_negative(count) else count))
        if not isinstance(left, Tuple):
            return machine.new(ListObject(None))
    if operation == "add" and isinstance(left, Constant) and isinstance(right, Constant):
        texts = (left.value, right.value)
        if isinstance(texts[0], str) and isinstance(texts[1], str):
            return Constant(texts[0] + texts[1])
    if operation in {"add", "remainder", "multiply"} and _is_text(left):
        return Some("str")
    machine.state.escape(left)
    machine.state.escape(right)
    return TOP


_MOST = 256


def text_of(value: Value) -> str | None:
    """Return what ``str(value)`` gives, if that is known."""
    match value:
        case Constant(value=str() | bool() | None as constant):
            return str(constant)
        case Integer(dim=int(dim)):
            return str(dim)
        case _:
            return None


def _is_list(value: Value, state: State) -> bool:
    return isinstance(value, Reference) and isinstance(state.heap.get(value.identity), ListObject)


def _is_text(value: Value) -> bool:
    return value == Some("str") or (isinstance(value, Constant) and isinstance(value.value, str))


def unary(operator: type[ast.unaryop], value: Value, node: ast.AST, scope: Scope, machine: Machine) -> Value:
    """``-x``, ``not x``."""
    value = present(value) if operator is not ast.Not else value
    if operator is ast.Not:
        decided = truth(value, machine.state)
        return (
            (Some("bool") if isinstance(value, Some) else TOP) if decided is None else Constant(not decided)
        )
    if isinstance(value, Array):
        return operate(_UNARY[operator], [value], {}, node, scope, machine)
    if isinstance(value, Integer):
        return Integer({ast.USub: -value.dim, ast.UAdd: value.dim}.get(operator, UNKNOWN))
    plain = _plain(value)
    if plain is not None and operator is not ast.Invert:
        return from_python(-plain if operator is ast.USub else plain)
    method = special_method(
        value, {ast.USub: "__neg__", ast.UAdd: "__pos__"}.get(operator, "__invert__"), machine
    )
    if method is not None:
        return machine.call(method, [], node, scope)
    return value if isinstance(value, Some) else TOP


# ----------------------------------------------------------------------------------------------- comparisons


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
    if isinstance(left, Array) or isinstance(right, Array):
        if Constant(None) in (left, right):
            return TOP
        return operate(operation, [left, right], {}, node, scope, machine)
    own = _own_operator(operation, left, right, node, scope, machine)
    if own is not None:
        return own
    if isinstance(left, Integer) and isinstance(right, Integer):
        return _decided(_ordered(operation, left.dim, right.dim))
    if operation in {"equal", "not_equal"}:
        return _negated(_equal(left, right, machine.state), operation == "not_equal")
    kinds = {number_kind(left), number_kind(right)}
    if None in kinds:
        return TOP
    values = [_plain(left), _plain(right)]
    return Some("bool") if None in values else from_python(_PYTHON[operation](*values))


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
        a, b = _plain(left), _plain(right)
        return (
            Some("bool")
            if None not in (number_kind(left), number_kind(right)) and None in (a, b)
            else Constant(a is not None and a == b)
        )
    numbers = None not in (number_kind(left), number_kind(right))
    return Some("bool") if numbers else TOP


def _ordered(operation: str, left: Dim, right: Dim) -> bool | None:
    difference = left - right
    if isinstance(difference, int):
        return bool(_PYTHON[operation](difference, 0))
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
