"""Python's own functions of numbers, on values."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping, Sequence

from shapedgrad_mypy.interpretation.arithmetic import binary
from shapedgrad_mypy.interpretation.conditions import decided, want_one
from shapedgrad_mypy.interpretation.joins import number_kind
from shapedgrad_mypy.interpretation.machine import Machine
from shapedgrad_mypy.interpretation.operations import operate
from shapedgrad_mypy.interpretation.scope import Scope
from shapedgrad_mypy.interpretation.values import TOP, Array, Constant, Integer, Some, Tuple, Value

Model = Callable[[Sequence[Value], Mapping[str, Value], ast.AST, Scope, Machine], Value]


def make_int(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    """``int(x)``."""
    for each in args[:1]:
        want_one(each, "int", node, scope, machine)
    match args:
        case [Integer()]:
            return args[0]
        case [Constant(value=bool() | float() as number)] if abs(number) < 2**62:
            return Integer(int(number))
        case []:
            return Integer(0)
        case _:
            return Integer()


def number_of(kind: str) -> Model:
    """Return the model of a class of numbers: ``float(x)`` is some float."""

    def model(
        args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
    ) -> Value:
        return Integer() if kind == "int" else Some(kind)

    return model


def number_from(kind: str, name: str) -> Model:
    """Return the model of a function that makes a number of one number: ``math.sqrt``, ``float``."""

    def model(
        args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
    ) -> Value:
        for each in args:
            want_one(each, name, node, scope, machine)
        return Integer() if kind == "int" else Some(kind)

    return model


def divmod_of(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    """``divmod(a, b)``."""
    if any(isinstance(each, Array) for each in args):
        return operate("divmod", args, {}, node, scope, machine)
    operations = ("floor_divide", "remainder")
    return Tuple(tuple(binary(each, args[0], args[1], node, scope, machine) for each in operations))


def make_bool(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    """``bool(x)``."""
    holds = decided(args[0], node, scope, machine) if args else False
    numeric = bool(args) and number_kind(args[0]) is not None
    return Constant(holds) if holds is not None else Some("bool") if numeric else TOP


def abs_of(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    """``abs(x)``."""
    if isinstance(args[0], Array):
        return operate("absolute", args, {}, node, scope, machine)
    if isinstance(args[0], Integer):
        return Integer(abs(args[0].dim)) if isinstance(args[0].dim, int) else Integer()
    return Some("float") if number_kind(args[0]) else TOP


def round_of(
    args: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, scope: Scope, machine: Machine
) -> Value:
    """``round(x)``."""
    if isinstance(args[0], Array):
        return operate("round", args, {}, node, scope, machine)
    if number_kind(args[0]) is None:
        return TOP
    if len(args) > 1 or keywords:
        return Some("float")
    return (
        Integer(round(args[0].value))
        if isinstance(args[0], Constant) and isinstance(args[0].value, float)
        else Integer()
    )
