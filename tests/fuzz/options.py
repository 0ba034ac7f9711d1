"""Further arguments of calls: whatever NumPy's functions take besides their operands."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from shapedgrad.shapes.rules.parameters import parameters
from shapedgrad.shapes.rules.table import TABLE
from tests.fuzz.arguments import BY_NAME
from tests.fuzz.choices import Dims
from tests.fuzz.generator import Generator
from tests.fuzz.program import Operand, Raised
from tests.fuzz.reading import array_of, options, outermost, passed
from tests.fuzz.results import dims_of

KINDS = {"float64": "float64", "float32": "float", "bool": "mask", "int64": "real", "complex128": "complex"}
"""Kinds of arrays that results can be written into, by dtype."""


def extended(g: Generator, text: str, outcomes: Sequence[Any] | None) -> str:
    """The same call with one more argument, if NumPy's function takes another."""
    found = outermost(text)
    if found is None or not text.endswith(")"):
        return text
    operation, call = found
    free = unused(operation, call)
    if outcomes is not None and g.chance(0.3) and "out" in free:
        return _with(text, call, into(g, operation, outcomes))
    free = [each for each in free if each not in {"out", "out1", "out2"} and texts(operation, each)]
    if not free:
        return text
    parameter = g.pick(*free)
    value = filled(g, g.pick(*texts(operation, parameter)), first_operand(g, call))
    return _with(text, call, f"{parameter}={value}" if value else "")


def texts(operation: str, parameter: str) -> list[str]:
    """What the parameter of an operation takes."""
    own = BY_NAME.get(f"{operation}.{parameter}")
    if own is None and parameter == "axis" and operation in TABLE:
        return _axes(operation)
    return BY_NAME.get(parameter, []) if own is None else own


def _axes(operation: str) -> list[str]:
    """The forms in which an operation takes its axis."""
    found = parameters(TABLE[operation].rule).get("axis")
    several = ["{axes}"] if found and found.kind == "Axes" else []
    none = ["None"] if found and found.optional and not operation.startswith("ndarray.") else []
    return ["{axis}", "{axis}", *several, *none]


def unused(operation: str, call: ast.Call) -> list[str]:
    """The parameters that the call leaves out."""
    try:
        used = passed(operation, call)
    except TypeError:
        return []
    return [each for each in options(operation) if each not in used]


def first_operand(g: Generator, call: ast.Call) -> Operand | None:
    """The variable that is the call's first argument."""
    first = array_of(call) or (call.args[0] if call.args else None)
    return g.scope.operands.get(first.id) if isinstance(first, ast.Name) else None


def _with(text: str, call: ast.Call, argument: str) -> str:
    if not argument:
        return text
    comma = ", " if call.args or call.keywords else ""
    return f"{text[:-1]}{comma}{argument})"


def filled(g: Generator, text: str, first: Operand | None) -> str:
    """A text with arrays in place of the words in braces; nothing if there is no operand to fit them to."""
    words = re.findall(r"\{(\w+)\}", text)
    if words and (first is None or (first.rank == 0 and words[0] in NOT_OF_NUMBERS)):
        return ""
    for word in words:
        assert first is not None
        text = text.replace(f"{{{word}}}", str(ARRAYS[word](g, first.dims)))
    return text


NOT_OF_NUMBERS = {"first", "last", "integers", "chances", "order", "axis", "axes"}
ARRAYS: dict[str, Callable[[Generator, Dims], object]] = {
    "axis": lambda g, dims: g.axis(len(dims)),
    "axes": lambda g, dims: g.tuple(g.axes(len(dims))),
    "mask": lambda g, dims: g.array(g.broadcastable(dims), "mask"),
    "broad": lambda g, dims: g.array(g.broadcastable(dims), "float64"),
    "like": lambda g, dims: g.array(g.spoil(dims), "float64"),
    "first": lambda g, dims: g.array(g.spoil(dims[:1]), "float64"),
    "last": lambda g, dims: g.array(g.spoil(dims[-1:]), "float64"),
    "integers": lambda g, dims: g.array(g.spoil(dims[-1:]), "int64"),
    "order": lambda g, dims: g.array(g.spoil(dims[:1]), "index"),
    "chances": lambda g, dims: g.array(g.spoil(dims[:1]), "probability"),
}


def into(g: Generator, operation: str, outcomes: Sequence[Any]) -> str:
    """``out=``: arrays of the results' shapes and dtypes, or one that does not fit."""
    several = isinstance(outcomes[0], tuple)
    if any(isinstance(each, Raised) or isinstance(each, tuple) != several for each in outcomes):
        return ""
    parts = list(zip(*outcomes, strict=False)) if several else [outcomes]
    shapes = [dims_of(part, g.scope) for part in parts]
    dtypes = [str(part[0].dtype) for part, dims in zip(parts, shapes, strict=True) if dims is not None]
    if None in shapes or not set(dtypes) <= set(KINDS):
        return ""
    arrays = [
        g.define(g.spoil(dims or ()), dtype, KINDS[dtype]) for dims, dtype in zip(shapes, dtypes, strict=True)
    ]
    if several:
        return f"out={g.tuple(arrays)}"
    is_ufunc = isinstance(getattr(np, operation, None), np.ufunc)
    return f"out=({arrays[0]},)" if is_ufunc and g.chance(0.2) else f"out={arrays[0]}"
