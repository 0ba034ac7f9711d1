"""Result dtypes of calls that tell more, or less, than the operands' dtypes."""

from __future__ import annotations

from typing import Any

import pytest

from shapedgrad.shapes.dim import UNKNOWN
from shapedgrad.shapes.notation import parse_shape as p
from shapedgrad.shapes.rules.table import TABLE

a32: dict[str, Any] = {"a": "float32"}

CALLS: list[tuple[object, str, dict[str, Any], dict[str, Any]]] = [
    ("float32", "diff", a32, {"n": 0}),
    ("float64", "diff", {"a": "float32", "append": "float64"}, {"n": 1}),
    ("float32", "diff", {"a": "float32", "append": "float64"}, {"n": 0}),
    (None, "diff", {"a": "float32", "append": "float64"}, {"n": UNKNOWN}),
    ("float32", "diff", a32, {"n": UNKNOWN}),
    ("float32", "polyder", {"p": "float32"}, {"m": 0}),
    (None, "polyder", {"p": "float32"}, {"m": UNKNOWN}),
    ("complex128", "polyint", {"p": "float32", "k": "complex64"}, {}),
    (None, "poly", {"seq_of_zeros": "float32"}, {"seq_of_zeros": p("N")}),
    ("float64", "poly", {"seq_of_zeros": "int64"}, {"seq_of_zeros": p("N")}),
    (None, "polyfit", {"x": "float32", "y": "float32"}, {"full": UNKNOWN}),
    (("complex128", None), "polyfit", {"x": "float32", "y": "complex64"}, {"cov": True}),
    ("int64", "linalg.matrix_power", {"a": "int64"}, {"n": 2}),
    ("float64", "linalg.matrix_power", {"a": "int64"}, {"n": -2}),
    (None, "linalg.matrix_power", {"a": "int64"}, {"n": UNKNOWN}),
    ("float32", "linalg.matrix_power", a32, {"n": UNKNOWN}),
    (None, "linalg.svd", a32, {"compute_uv": UNKNOWN}),
    ("float32", "linalg.svd", a32, {"compute_uv": False}),
    (None, "linalg.eig", a32, {}),
    ("float16", "fft.irfftn", {"a": "float16"}, {"a": p("4, 3"), "s": (3,)}),
    ("float16", "fft.irfftn", {"a": "float16"}, {"a": p("4, 3"), "axes": 0}),
    ("float32", "fft.irfftn", {"a": "float16"}, {"a": p("4, 3")}),
    (None, "fft.irfftn", {"a": "float16"}, {"a": p("4, 3"), "axes": UNKNOWN}),
    ("float32", "fft.irfft2", {"a": "float16"}, {"a": p("4, 3")}),
    ("float16", "fft.irfft2", {"a": "float16"}, {"a": p("4, 3"), "axes": (0,)}),
    ("complex64", "linalg.eig", {"a": "complex64"}, {}),
    (None, "unique", {"ar": "float32"}, {"return_index": UNKNOWN}),
    (
        ("float32", "int64", "int64"),
        "unique",
        {"ar": "float32"},
        {"return_index": True, "return_counts": True},
    ),
    (None, "intersect1d", {"ar1": "int8", "ar2": "int8"}, {"return_indices": UNKNOWN}),
    (("int8", "int64", "int64"), "intersect1d", {"ar1": "int8", "ar2": "int8"}, {"return_indices": True}),
    (None, "linspace", {"start": "weak float", "stop": "weak int"}, {"retstep": UNKNOWN}),
    (("float64", "float64"), "linspace", {"start": "weak float", "stop": "weak int"}, {"retstep": True}),
    ("float64", "einsum", {"operands": ("int64", "float64")}, {}),
    ("float64", "einsum", {"operands": ("float64",)}, {}),
    (None, "quantile", {"a": "float32", "q": "weak float"}, {"method": UNKNOWN}),
    ("int64", "quantile", {"a": "int64", "q": "weak float"}, {"method": "nearest"}),
    ((None, "float32"), "histogram", a32, {"density": UNKNOWN}),
    (("int64", "float32"), "histogram", a32, {"density": None}),
    (("float64", "float32"), "histogram", a32, {"density": True}),
    (("float32", "float32"), "histogram", {"a": "float32", "weights": "float32"}, {"density": False}),
    (("float64", "float32"), "histogram", {"a": "float32", "weights": "float32"}, {"density": True}),
    (("int64", None), "histogram", a32, {"range": UNKNOWN}),
    (("int64", "float64"), "histogram", {"a": "int64"}, {"range": UNKNOWN}),
    (("int64", "int64"), "histogram", {"a": "float32", "bins": "int64"}, {"bins": p("3")}),
    (("int64", "float32"), "histogram", {"a": "float32", "bins": "weak int"}, {"bins": 3}),
    (("float64", "float64", "float64"), "histogram2d", {"x": "int64", "y": "float32"}, {"bins": (2, 3)}),
    (("float64", None, None), "histogram2d", {"x": "int64", "y": "float32"}, {"bins": p("4")}),
    (("float64", None), "histogramdd", {"sample": ("float32",)}, {"range": UNKNOWN}),
    (None, "vectorize.__call__", {"args": ("float64",)}, {}),
    ("float32", "select", {"condlist": ("bool",), "choicelist": ("float32",)}, {}),
    ("int64", "select", {"condlist": ("bool",), "choicelist": ("bool",)}, {}),
]


@pytest.mark.parametrize("expected, operation, dtypes, values", CALLS)
def test_dtypes_of_calls(
    expected: object, operation: str, dtypes: dict[str, Any], values: dict[str, Any]
) -> None:
    rule = TABLE[operation].dtype
    assert not isinstance(rule, str)
    assert rule(dtypes, values, None) == expected


def test_dtypes_that_are_asked_for() -> None:
    einsum, linspace = TABLE["einsum"].dtype, TABLE["linspace"].dtype
    assert not isinstance(einsum, str)
    assert not isinstance(linspace, str)
    assert einsum({"operands": ("int64", "int64")}, {}, "float32") == "float32"
    assert einsum({"operands": ("int64",)}, {}, "float32") is None
    assert linspace({"start": "weak int", "stop": "weak int"}, {"retstep": True}, "float32") == (
        "float32",
        "float64",
    )
