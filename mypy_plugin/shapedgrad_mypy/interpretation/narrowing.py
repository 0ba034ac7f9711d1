"""What a condition that holds says of shapes: ``assert x.shape == (n, 3)``, ``if x.ndim != 2: raise``."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from shapedgrad.shapes.dim import UNKNOWN, Dim
from shapedgrad.shapes.shape import ANY, Rest, Shape
from shapedgrad_mypy.interpretation.values import Array, Integer, Maybe, Tuple, Value
from shapedgrad_mypy.interpretation.variables import assign, replace_everywhere

if TYPE_CHECKING:
    from shapedgrad_mypy.interpretation.machine import Machine
    from shapedgrad_mypy.interpretation.scope import Scope


def narrow(test: ast.expr, holds: bool, scope: Scope, machine: Machine) -> None:
    """Have the state know what follows from a condition that was not decided."""
    match test:
        case ast.UnaryOp(op=ast.Not(), operand=inner):
            narrow(inner, not holds, scope, machine)
        case ast.BoolOp(op=ast.And(), values=parts) if holds:
            for part in parts:
                narrow(part, holds, scope, machine)
        case ast.BoolOp(op=ast.Or(), values=parts) if not holds:
            for part in parts:
                narrow(part, holds, scope, machine)
        case ast.Compare(left=left, ops=[ast.Eq()], comparators=[right]) if holds:
            _equal(left, right, scope, machine)
            _equal(right, left, scope, machine)
        case ast.Compare(left=left, ops=[ast.NotEq()], comparators=[right]) if not holds:
            _equal(left, right, scope, machine)
            _equal(right, left, scope, machine)
        case ast.Compare(
            left=place, ops=[ast.Is() | ast.IsNot() as operator], comparators=[ast.Constant(value=None)]
        ):
            if isinstance(operator, ast.IsNot) is holds:
                _there(place, scope, machine)
        case ast.Name() | ast.Attribute() if holds:
            _there(test, scope, machine)
        case _:
            pass


def _there(place: ast.expr, scope: Scope, machine: Machine) -> None:
    """``if x is not None``: then it is there."""
    if isinstance(place, ast.Name | ast.Attribute):
        with machine.quietly():
            value = machine.evaluate(place, scope)
        if isinstance(value, Maybe):
            assign(place, value.value, scope, machine)


def _equal(left: ast.expr, right: ast.expr, scope: Scope, machine: Machine) -> None:
    axis: int | None = None
    attribute: str
    match left:
        case ast.Attribute(value=array, attr="shape" | "ndim" as name):
            attribute = name
        case ast.Subscript(
            value=ast.Attribute(value=array, attr="shape"), slice=ast.Constant(value=int(axis))
        ):
            attribute = "axis"
        case ast.Call(func=ast.Name(id="len"), args=[array]):
            attribute, axis = "axis", 0
        case _:
            return
    with machine.quietly():
        known, other = machine.evaluate(array, scope), machine.evaluate(right, scope)
    shape = _shape(known, attribute, axis, other) if isinstance(known, Array) else None
    if shape is not None and isinstance(known, Array):
        replace_everywhere(known, Array(shape, known.dtype), machine)


def _shape(array: Array, attribute: str, axis: int | None, other: Value) -> Shape | None:
    """Return the shape of an array of which something is equal to a value; None where that tells nothing new."""
    shape = array.shape
    if attribute == "ndim":
        rank = other.dim if isinstance(other, Integer) else None
        return _of_rank(shape, rank) if isinstance(rank, int) and shape.rank is None else None
    if attribute == "shape":
        if not isinstance(other, Tuple):
            return None
        dims = [each.dim if isinstance(each, Integer) else UNKNOWN for each in other.items]
        if shape.rank is None:
            return Shape(dims)
        return Shape(map(_better, shape.dims, dims)) if len(dims) == shape.rank else None
    if isinstance(other, Integer) and axis is not None and axis >= 0 and shape == ANY:
        return Shape((*[UNKNOWN] * axis, other.dim, *ANY.items))
    if (
        not isinstance(other, Integer)
        or shape.rank is None
        or axis is None
        or not -shape.rank <= axis < shape.rank
    ):
        return None
    return shape.replace(axis, _better(shape.dim(axis), other.dim))


def _of_rank(shape: Shape, rank: int) -> Shape | None:
    """Return a shape of which only the first dimensions were known, with all of its dimensions."""
    front, rest = shape.items[:-1], shape.items[-1:]
    if rest != ANY.items or any(isinstance(dim, Rest) for dim in front) or len(front) > rank:
        return None
    return Shape((*front, *[UNKNOWN] * (rank - len(front))))


def _better(known: Dim, other: Dim) -> Dim:
    """Return the more certain of two dimensions that are equal."""
    return other if known is UNKNOWN or isinstance(other, int) else known
