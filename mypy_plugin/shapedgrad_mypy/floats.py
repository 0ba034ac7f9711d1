"""Numbers with a fraction, as far as the program's text tells them: ``np.arange(0, 2 * np.pi, 0.1)``."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from operator import add, mul, neg, pos, sub, truediv
from types import MappingProxyType
from typing import TYPE_CHECKING

from mypy.nodes import FloatExpr, IntExpr, NameExpr, OpExpr, RefExpr, UnaryExpr, Var

from shapedgrad.shapes.dim import UNKNOWN, Dim
from shapedgrad_mypy.integers import dim_of

if TYPE_CHECKING:
    from mypy.nodes import Expression

    from shapedgrad_mypy.module import Module

_DEPTH = 20
"""How many assignments and operators a value is followed through."""

_CONSTANTS: Mapping[str, float] = MappingProxyType(
    {
        f"{module}.{name}": getattr(math, name)
        for module in ("math", "numpy")
        for name in ("pi", "e", "tau", "inf")
        if (module, name) != ("numpy", "tau")
    }
)
_BINARY: Mapping[str, Callable[[float, float], float]] = MappingProxyType(
    {"+": add, "-": sub, "*": mul, "/": truediv}
)
_UNARY: Mapping[str, Callable[[float], float]] = MappingProxyType({"-": neg, "+": pos})


def number_of(expression: Expression, module: Module) -> Dim | float:
    """Return the dimension, or the number with a fraction, that an expression is; or UNKNOWN."""
    dim = dim_of(expression, module)
    if dim is not UNKNOWN:
        return dim
    number = _float(expression, module, 0)
    return UNKNOWN if number is None else number


def _float(expression: Expression, module: Module, depth: int) -> float | None:
    """Compute as Python does, in double precision."""
    if depth == _DEPTH:
        return None
    match expression:
        case FloatExpr(value=value) | IntExpr(value=value):
            return value
        case UnaryExpr(op=op, expr=inner) if op in _UNARY:
            part = _float(inner, module, depth + 1)
            return None if part is None else _UNARY[op](part)
        case OpExpr(op=op, left=left, right=right) if op in _BINARY:
            return _combined(op, _float(left, module, depth + 1), _float(right, module, depth + 1))
        case RefExpr(fullname=fullname) if fullname in _CONSTANTS:
            return _CONSTANTS[fullname]
        case NameExpr(node=Var() as variable):
            return _variable(variable, module, depth)
        case _:
            return None


def _combined(op: str, left: float | None, right: float | None) -> float | None:
    if left is None or right is None:
        return None
    try:
        return _BINARY[op](left, right)
    except (ZeroDivisionError, OverflowError):
        return None


def _variable(variable: Var, module: Module, depth: int) -> float | None:
    if isinstance(variable.final_value, float | int):
        return variable.final_value
    definition = module.definitions.only(variable)
    if definition is None or not variable.is_inferred or definition.path:
        return None
    return _float(definition.value, module, depth + 1)
