"""NumPy's operations on values: arguments read, the rule asked, its answer made a value again."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from shapedgrad.shapes.errors import ShapeError
from shapedgrad.shapes.rules.parameters import Several, parameters
from shapedgrad.shapes.rules.table import TABLE, infer
from shapedgrad.shapes.shape import SCALAR, Shape
from shapedgrad_mypy.aval import Ragged
from shapedgrad_mypy.bound import DTypes, Unreadable
from shapedgrad_mypy.guard import is_strict
from shapedgrad_mypy.inference import inferred
from shapedgrad_mypy.interpretation.arguments import bind
from shapedgrad_mypy.interpretation.dtypes import dtype_of
from shapedgrad_mypy.interpretation.followed import Followed
from shapedgrad_mypy.interpretation.machine import Machine, span
from shapedgrad_mypy.interpretation.matrices import is_about_matrices, operate_on_matrices
from shapedgrad_mypy.interpretation.operands import NotAnOperand
from shapedgrad_mypy.interpretation.readings import lists_apart
from shapedgrad_mypy.interpretation.suspicions import ELEMENTWISE, note_outer, suspect
from shapedgrad_mypy.interpretation.values import (
    NONE,
    TOP,
    Array,
    Integer,
    Stream,
    Tuple,
    Value,
)

if TYPE_CHECKING:
    from shapedgrad.shapes.rules.operation import Operation
    from shapedgrad_mypy.interpretation.arguments import Arguments
    from shapedgrad_mypy.interpretation.scope import Scope


def operate(
    operation: str,
    args: Sequence[Value],
    keywords: Mapping[str, Value],
    node: ast.AST,
    scope: Scope,
    machine: Machine,
    ufunc: str = "",
) -> Value:
    """Return what an operation makes of values; report what its rule refuses."""
    row = TABLE[operation]
    if is_about_matrices(args, machine):
        return operate_on_matrices(operation, args, keywords, operate, node, scope, machine)
    if operation in _OF_LISTS and _asks_for_objects(args, keywords):
        return TOP  # a list in a list may be an element
    if operation.startswith("einsum"):
        args = lists_apart(args)
    if row.dtype == "none" and args and isinstance(args[0], Array) and args[0].dtype in {None, "object"}:
        return NONE  # an element of an object array takes anything
    try:
        follow = partial(Followed, node=node, scope=scope, machine=machine)
        arguments = bind(row.rule, args, keywords, machine.state, follow)
        ask = inferred if arguments.followed is None else infer  # what a function answers is not remembered
        shapes = ask(operation, *arguments.positional(row.rule), **arguments.values)
    except ShapeError as error:
        machine.report(span(node, scope), str(error), error.code)
        return TOP
    except Ragged as ragged:
        if not _may_be_of_objects(operation, args, keywords):  # which may hold anything
            machine.report(span(node, scope), f"cannot make an array of a list: {ragged}", ragged.code)
        return TOP
    except (NotAnOperand, Unreadable):
        return TOP
    except Exception:
        if is_strict():
            raise
        return TOP  # a fault of a rule's must not cost what else is known of the program
    suspect(operation, args, node, scope, machine)
    if row.dtype == "none" or arguments.values.get("out") is not None:
        written = (
            args[0].dtype if row.dtype == "none" and args and isinstance(args[0], Array) else arguments.out
        )
        if written is None or "int" in written:
            machine.numbers.clear()  # it may be seen through another array
    answer = _answer(row, shapes, arguments, ufunc, machine)
    if operation in ELEMENTWISE:
        note_outer(args, answer, node, machine)
    return answer


def _note_written(row: Operation, args: Sequence[Value], arguments: Arguments, machine: Machine) -> None:
    """Forget which integers arrays are made of, if one is written to: it may be seen through another array."""
    if row.dtype == "none":
        written = args[0].dtype if args and isinstance(args[0], Array) else None
    elif arguments.values.get("out") is not None:
        written = arguments.out
    else:
        return
    if written is None or "int" in written:
        machine.numbers.clear()


def _answer(row: Operation, shapes: object, arguments: Arguments, ufunc: str, machine: Machine) -> Value:
    """Return what a rule has answered as a value."""
    if arguments.followed is not None:
        return _value(shapes, arguments.followed.dtype, machine)
    match row.dtype:
        case "none":
            return NONE
        case "dims":
            return dims_value(shapes)
        case "dim":
            return Integer(shapes.dims[0]) if isinstance(shapes, Shape) and shapes.rank == 1 else Integer()
        case "list":
            return TOP
        case _:
            value = _value(shapes, arguments.result_dtypes(row, ufunc), machine)
    if isinstance(value, Tuple) and row.name.endswith("split"):
        return Tuple(value.items, lazy=True)  # a list
    return element(value) if row.name == "getitem" else value


_OF_LISTS = frozenset({"array", "asarray", "asanyarray", "ascontiguousarray", "asfortranarray"})


def _asks_for_objects(args: Sequence[Value], keywords: Mapping[str, Value]) -> bool:
    return any(dtype_of(each) == "object" for each in (*args[1:2], *keywords.values()))


def _may_be_of_objects(operation: str, args: Sequence[Value], keywords: Mapping[str, Value]) -> bool:
    """Tell whether a call asks for a dtype that may be that of objects."""
    kinds = [formal.kind for formal in parameters(TABLE[operation].rule).values()]
    asked = [value for kind, value in zip(kinds, args, strict=False) if kind == "DType"]
    asked += [keywords["dtype"]] if "dtype" in keywords else []
    return any(dtype_of(each) in {None, "object"} for each in asked)


def element(value: Value) -> Value:
    """Return what is picked from an array: an element of an unknown dtype may be anything."""
    unknown = isinstance(value, Array) and value.shape == SCALAR and value.dtype in {None, "object"}
    return TOP if unknown else value


def _value(shapes: object, dtypes: DTypes, machine: Machine) -> Value:
    if isinstance(shapes, Shape):
        return Array(shapes, dtypes if isinstance(dtypes, str) else None)
    if isinstance(shapes, Several):
        item = Array(shapes.shape, dtypes if isinstance(dtypes, str) else None)
        return Stream(item, shapes.count)
    if isinstance(shapes, tuple):
        each = list(dtypes) if isinstance(dtypes, tuple | list) else [dtypes] * len(shapes)
        parts = (
            zip(shapes, each, strict=True)
            if len(each) == len(shapes)
            else ((shape, None) for shape in shapes)
        )
        return Tuple(tuple(_value(shape, dtype, machine) for shape, dtype in parts))
    return TOP


def dims_value(shape: object) -> Value:
    """Return the tuple of integers that a shape is."""
    if not isinstance(shape, Shape):
        return TOP
    if shape.rank is None:
        return Stream(Integer())
    return Tuple(tuple(map(Integer, shape.dims)))
