"""The dtype rule of every row of the table, against NumPy itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from shapedgrad.shapes.dtypes import is_rule, result_dtype
from shapedgrad.shapes.rules.parameters import parameters
from shapedgrad.shapes.rules.table import TABLE
from tests.samples import SAMPLES
from tests.shapes.rules.numpy_calls import REFUSED, arranged, made

if TYPE_CHECKING:
    from collections.abc import Iterator
    from inspect import BoundArguments

DTYPES = ("float64", "float32", "int64", "bool", "complex128")

# NumPy rounds booleans to float16, and nothing else changes its dtype by rounding.
EXCEPTIONS = {("round", "bool"), ("around", "bool")}


@pytest.mark.parametrize("operation", sorted(TABLE))
def test_dtype_of_results(operation: str) -> None:
    row = TABLE[operation]
    assert is_rule(row.dtype)
    for call in SAMPLES[operation] if row.dtype != "none" else ():
        for dtype in DTYPES:
            bound = arranged(operation, call.args, call.params, dtype)
            if (operation, dtype) in EXCEPTIONS or any(name.startswith("out") for name in bound.arguments):
                continue
            given = [array.dtype.name for array in operands(operation, bound)]
            try:
                theirs = dtypes(made(operation, bound))
            except REFUSED:
                continue
            ours = result_dtype(row.dtype, given, requested(operation, bound))
            assert consistent(ours, theirs), (operation, str(call), given, ours, theirs)


def operands(operation: str, bound: BoundArguments) -> Iterator[Any]:
    for name, value in bound.arguments.items():
        if parameters(TABLE[operation].rule)[name].decides_dtype:
            yield from value if isinstance(value, tuple) else () if value is None else (np.asarray(value),)


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
