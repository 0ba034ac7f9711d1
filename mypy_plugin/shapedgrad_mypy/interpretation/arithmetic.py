"""Python's operators on values."""

from __future__ import annotations

import ast
import operator as python
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from shapedgrad.shapes.dim import UNKNOWN, Dim, at_least, divide, modulo, power
from shapedgrad.shapes.errors import Refusal
from shapedgrad_mypy.interpretation.classes import special_method
from shapedgrad_mypy.interpretation.joins import number_kind
from shapedgrad_mypy.interpretation.machine import Machine, may_be_negative, span
from shapedgrad_mypy.interpretation.objects import ListObject
from shapedgrad_mypy.interpretation.operands import known_items
from shapedgrad_mypy.interpretation.operations import operate
from shapedgrad_mypy.interpretation.values import (
    TOP,
    Array,
    Constant,
    Integer,
    Matrix,
    Reference,
    Some,
    Tuple,
    Value,
    present,
)

if TYPE_CHECKING:
    from shapedgrad_mypy.interpretation.scope import Scope
    from shapedgrad_mypy.interpretation.state import State

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
PYTHON: Mapping[str, Callable[[Any, Any], Any]] = {
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
    if operation == "remainder" and is_text(left):
        return _formatted(left, right, node, scope, machine)
    if isinstance(left, Array | Matrix) or isinstance(right, Array | Matrix):
        return operate(operation, [left, right], {}, node, scope, machine)
    if isinstance(left, Integer) and isinstance(right, Integer):
        return _integers(operation, left.dim, right.dim)
    own = own_operator(operation, left, right, node, scope, machine)
    if own is not None:
        return own
    kinds = {number_kind(left), number_kind(right)}
    if None not in kinds:
        return _numbers(operation, left, right)
    return _sequences(operation, left, right, machine)


def _formatted(text: Value, value: Value, node: ast.AST, scope: Scope, machine: Machine) -> Value:
    """``"%d epochs" % n``: a conversion to a number takes one."""
    written = text.value if isinstance(text, Constant) else ""
    if isinstance(written, str) and _ONE_NUMBER.search(written) and is_several(value):
        message = f"{written!r} takes one number, not an array of shape {value.shape}"  # type: ignore[union-attr]  # it is an array
        machine.report(span(node, scope), message, "shape")
    return Some("str")


_ONE_NUMBER = re.compile(r"^[^%]*%[-+ #0]*\d*(?:\.\d+)?[diouxXeEfFgGc][^%]*$")


def is_several(value: Value) -> bool:
    """Tell whether a value is an array of two numbers or more, for certain."""
    if not isinstance(value, Array):
        return False
    size = value.shape.size
    return isinstance(size, int) and size > 1


def own_operator(
    operation: str, left: Value, right: Value, node: ast.AST, scope: Scope, machine: Machine
) -> Value | None:
    """Return what an instance's own operator gives; None if neither side has one."""
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
    values = [plain_number(left), plain_number(right)]
    if operation in PYTHON and None not in values:
        try:
            return from_python(PYTHON[operation](*values))
        except (ArithmeticError, TypeError, ValueError):
            return TOP
    kinds = {number_kind(left), number_kind(right)} - {"bool", "int"}
    return Some("complex" if "complex" in kinds else "float") if kinds else Integer()


def plain_number(value: Value) -> int | float | complex | None:
    """Return the number that a value is, if that is known."""
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
    if operation in {"add", "remainder", "multiply"} and is_text(left):
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


def is_text(value: Value) -> bool:
    """Tell whether a value is a text."""
    return value == Some("str") or (isinstance(value, Constant) and isinstance(value.value, str))
