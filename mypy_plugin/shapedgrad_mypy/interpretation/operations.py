"""NumPy's operations on values: arguments read, the rule asked, its answer made a value again."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence

from shapedgrad.shapes.dtypes import result_dtype
from shapedgrad.shapes.errors import ShapeError
from shapedgrad.shapes.rules.parameters import Several
from shapedgrad.shapes.rules.table import TABLE
from shapedgrad.shapes.shape import Shape
from shapedgrad_mypy.inference import inferred
from shapedgrad_mypy.interpretation.machine import Machine, span
from shapedgrad_mypy.interpretation.operands import Arguments, NotAnOperand, Ragged, Unreadable, bind
from shapedgrad_mypy.interpretation.scope import Scope
from shapedgrad_mypy.interpretation.values import (
    NONE,
    TOP,
    Array,
    Integer,
    ListObject,
    Stream,
    Tuple,
    Value,
)

DTypes = Sequence[str | None] | str | None


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
    try:
        arguments = bind(row.rule, args, keywords, machine.state)
        shapes = inferred(operation, *arguments.positional(row.rule), **arguments.values)
    except ShapeError as error:
        machine.report(span(node, scope), str(error), error.code)
        return TOP
    except Ragged as ragged:
        if keywords.get("dtype") is None:
            machine.report(span(node, scope), f"cannot make an array of a list: {ragged}", "shape")
        return TOP
    except (NotAnOperand, Unreadable):
        return TOP
    if row.dtype == "none":
        return NONE
    if row.dtype == "dims":
        return dims_value(shapes)
    return _value(shapes, _dtypes(row.dtype, operation, ufunc, arguments), machine)


def _dtypes(rule: str, operation: str, ufunc: str, arguments: Arguments) -> DTypes:
    if arguments.out is not None:
        return arguments.out.dtype
    if arguments.requests and arguments.requested is None:
        return None
    if ufunc and not arguments.requests:
        return _dtype_of_method(operation, ufunc, arguments.dtypes)
    return result_dtype(rule, arguments.dtypes, arguments.requested)


def _dtype_of_method(operation: str, ufunc: str, dtypes: Sequence[str | None]) -> DTypes:
    if ufunc not in TABLE:
        return None
    if operation != "ufunc.outer":
        dtypes = [dtypes[0], dtypes[0]] if dtypes else []
        if ufunc in {"add", "multiply"}:
            return result_dtype("sum", dtypes)
    return result_dtype(TABLE[ufunc].dtype, dtypes)


def _value(shapes: object, dtypes: DTypes, machine: Machine) -> Value:
    if isinstance(shapes, Shape):
        return Array(shapes, dtypes if isinstance(dtypes, str) else None)
    if isinstance(shapes, Several):
        item = Array(shapes.shape, dtypes if isinstance(dtypes, str) else None)
        return machine.new(ListObject(None, item, shapes.count))
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
