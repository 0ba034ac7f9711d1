"""Numbers of Python give way to the dtype of an array in some functions, and in others are arrays themselves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from shapedgrad.shapes.dtypes import result_dtype
from shapedgrad.shapes.rules.table import TABLE

NUMBERS = {"weak int": 2, "weak float": 2.0, "weak complex": 2j}
CALLS: dict[str, Callable[[Any, Any], Any]] = {
    "append": np.append,
    "average": lambda a, x: np.average(a, weights=x),
    "clip": lambda a, x: np.clip(a, x, None),
    "column_stack": lambda a, x: np.column_stack([a, x]),
    "concatenate": lambda a, x: np.concatenate([a, x], None),
    "convolve": np.convolve,
    "diff": lambda a, x: np.diff(a, prepend=x),
    "dot": np.dot,
    "dstack": lambda a, x: np.dstack([a, x]),
    "einsum": lambda a, x: np.einsum("i,->i", a, x),
    "geomspace": np.geomspace,
    "hstack": lambda a, x: np.hstack([a, x]),
    "inner": np.inner,
    "kron": np.kron,
    "linspace": np.linspace,
    "multiply": np.multiply,
    "outer": np.outer,
    "polymul": np.polymul,
    "polyval": np.polyval,
    "select": lambda a, x: np.select([a > 0], [a], x),
    "setxor1d": np.setxor1d,
    "stack": lambda a, x: np.stack([a[0], x]),
    "tensordot": lambda a, x: np.tensordot(a, x, 0),
    "union1d": np.union1d,
    "vdot": np.vdot,
    "vstack": lambda a, x: np.vstack([a, x]),
}


def named(operation: str, dtype: str, number: str) -> dict[str, Any]:
    if operation == "select":
        return {"choicelist": (dtype,), "default": number}
    if operation == "einsum":
        return {"operands": (dtype, number)}
    if operation == "linspace":
        return {"start": dtype, "stop": number}
    return {"a": dtype, "prepend": number}


@pytest.mark.parametrize("operation", CALLS)
@pytest.mark.parametrize("dtype", ["bool", "uint8", "int64", "float32", "float64", "complex64"])
@pytest.mark.parametrize("number", NUMBERS)
def test_dtype_beside_a_number_of_python(operation: str, dtype: str, number: str) -> None:
    rule = TABLE[operation].dtype
    if isinstance(rule, str):
        ours = result_dtype(rule, [dtype, number])
    else:
        ours = rule(named(operation, dtype, number), {}, None)
    try:
        theirs = CALLS[operation](np.ones(1, dtype), NUMBERS[number]).dtype.name
    except TypeError:  # NumPy does not clip by complex numbers, nor average by them
        return
    assert ours in {None, theirs}


def test_dtypes_of_interpolation() -> None:
    assert result_dtype("interp", ["float32", "float32", "float32"]) == "float64"
    assert result_dtype("interp", ["float32", "float32", "complex64"]) == "complex128"
    assert result_dtype("interp", ["float32", "float32", None]) is None
    assert result_dtype("interp", []) is None


@pytest.mark.parametrize("a", ["float32", "float64", "int64", "complex64"])
@pytest.mark.parametrize("b", ["float32", "float64"])
def test_dtypes_of_least_squares(a: str, b: str) -> None:
    theirs = np.linalg.lstsq(np.eye(3, 2).astype(a), np.ones(3, b))
    assert result_dtype("lstsq", [a, b]) == tuple(np.asarray(each).dtype.name for each in theirs)
