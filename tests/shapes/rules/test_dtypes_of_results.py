"""The dtype rule of every row of the table, against NumPy itself."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from shapedgrad.shapes.dtypes import is_rule, result_dtype
from shapedgrad.shapes.rules.parameters import parameters, signature
from shapedgrad.shapes.rules.table import TABLE
from tests.samples import SAMPLES
from tests.shapes.rules.numpy_calls import REFUSED, arranged, installed, made

if TYPE_CHECKING:
    from collections.abc import Iterator
    from inspect import BoundArguments

    from tests.calls import Call

DTYPES = ("float64", "float32", "float16", "int64", "int16", "uint8", "bool", "complex128", "complex64")

NO_ARRAYS = {"none", "dims", "dim", "list"}
SEVERAL = {"Arrays", "ArrayOrArrays", "Blocks", "Pieces"}


@pytest.mark.parametrize("operation", list(filter(installed, sorted(TABLE))))
def test_dtype_of_results(operation: str) -> None:
    row = TABLE[operation]
    assert callable(row.dtype) or is_rule(row.dtype)
    for call in SAMPLES[operation] if row.dtype not in NO_ARRAYS else ():
        for dtype in DTYPES:
            bound = arranged(operation, call.args, call.params, dtype)
            if any(name.startswith("out") for name in bound.arguments):
                continue
            if operation == "ndarray.view" and len(call.args) > 1:  # as bytes without a meaning
                continue
            try:
                theirs = dtypes(made(operation, bound))
            except REFUSED:
                continue
            ours = expected(operation, call, bound)
            assert consistent(ours, theirs), (operation, str(call), dtype, ours, theirs)


def expected(operation: str, call: Call, bound: BoundArguments) -> Any:
    """What the row's rule makes of a call, NumPy's arguments telling the dtypes of the operands."""
    rule, known = TABLE[operation].dtype, parameters(TABLE[operation].rule)
    given = {
        name: list(operands(value))
        for name, value in bound.arguments.items()
        if known[name].decides_dtype and value is not None
    }
    asked = requested(operation, bound)
    if isinstance(rule, str):
        return result_dtype(rule, list(chain.from_iterable(given.values())), asked)
    several = {n for n in given if known[n].kind in SEVERAL or known[n].passing == "VAR_POSITIONAL"}
    named = {name: tuple(each) if name in several else each[0] for name, each in given.items()}
    return rule(named, signature(TABLE[operation].rule).bind(*call.args, **call.params).arguments, asked)


def operands(value: Any) -> Iterator[str | None]:
    """The dtypes of what an operand is made of, numbers of Python being weak."""
    match value:
        case bool() | int() | float():
            yield {bool: "bool", int: "weak int", float: "weak float"}[type(value)]
        case slice():
            bounds = (value.start, value.stop, value.step)
            yield "float64" if any(isinstance(each, float | complex) for each in bounds) else "int64"
        case list() if all(isinstance(each, int) for each in value):
            yield "int64"
        case tuple() | list():
            for each in value:
                yield from operands(each)
        case str():
            return
        case _:
            yield np.asarray(value).dtype.name


def requested(operation: str, bound: BoundArguments) -> str | None:
    asked = next((n for n in bound.arguments if parameters(TABLE[operation].rule)[n].kind == "DType"), None)
    return np.dtype(bound.arguments[asked]).name if asked else None


def dtypes(result: Any) -> Any:
    return tuple(map(dtypes, result)) if isinstance(result, tuple | list) else np.asarray(result).dtype.name


def consistent(ours: Any, theirs: Any) -> bool:
    """Whether what is certain is true; one dtype stands for that of every result."""
    if isinstance(theirs, tuple):
        each = ours if isinstance(ours, tuple) else (ours,) * len(theirs)
        return len(each) >= len(theirs) and all(map(consistent, each, theirs))
    if isinstance(ours, tuple):  # svd without its vectors: which of the dtypes it is depends on the call
        return theirs in ours
    return ours is None or ours == theirs
