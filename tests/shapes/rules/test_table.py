"""The table of operations: every row well formed, and the one door's words."""

from __future__ import annotations

import inspect
import operator
from typing import Any

import numpy as np
import pytest

from shapedgrad.shapes.dim import UNKNOWN, name
from shapedgrad.shapes.errors import CODES, Refusal, ShapeError
from shapedgrad.shapes.indexing import ELLIPSIS, IndexArray, Mask, Slice
from shapedgrad.shapes.notation import parse_shape as shape
from shapedgrad.shapes.rules import parameters as kinds
from shapedgrad.shapes.rules.joining import listed
from shapedgrad.shapes.rules.operation import rows
from shapedgrad.shapes.rules.parameters import SOME_AXIS, Several, as_shape, parameters, signature
from shapedgrad.shapes.rules.reduction import fold
from shapedgrad.shapes.rules.settling import agreed, explained
from shapedgrad.shapes.rules.table import METHODS, TABLE, infer
from shapedgrad.shapes.shape import ANY, SCALAR, Shape
from tests.samples import SAMPLES
from tests.shapes.rules.numpy_calls import installed

N, M, D, H = (name(text) for text in "NMDH")
n, m = name("n", declared=False), name("m", declared=False)

NAMED_OTHERWISE = {
    "divmod",
    "modf",
    "frexp",
    "ufunc.reduce",
    "ufunc.accumulate",
    "ufunc.reduceat",
    "ufunc.outer",
    "ufunc.at",
    "vectorize.__call__",
}


def numpys_parameters(operation: str) -> list[str]:
    """The names of NumPy's own positional parameters, where it tells them."""
    owner, _, last = operation.rpartition(".")
    holder = {
        "ndarray": np.ndarray,
        "random.Generator": np.random.Generator,
        "random.RandomState": np.random.RandomState,
    }.get(owner)
    function = operator.attrgetter(operation)(np) if holder is None else getattr(holder, last)
    try:
        found = inspect.signature(function).parameters.values()
    except (ValueError, TypeError):
        return []
    positional = [
        each.name for each in found if each.kind in {each.POSITIONAL_ONLY, each.POSITIONAL_OR_KEYWORD}
    ]
    return positional[holder is not None :]


@pytest.mark.parametrize("operation", list(filter(installed, sorted(set(TABLE) - {"getitem", "setitem"}))))
def test_parameters_are_numpys(operation: str) -> None:
    theirs = numpys_parameters(operation)
    ours = [
        each.name for each in parameters(TABLE[operation].rule).values() if each.passing.startswith("POS")
    ]
    ours = ours[operation.startswith("ndarray.") :]
    if operation not in NAMED_OTHERWISE:
        assert [each for each in ours[: len(theirs)] if each != "kwargs"] == theirs[: len(ours)]


@pytest.mark.parametrize("operation", sorted(TABLE))
def test_refusals_can_be_worded(operation: str) -> None:
    row, call = TABLE[operation], SAMPLES[operation][0]
    assert row.code in CODES
    assert row.name == operation
    error = explained(
        row, signature(row.rule).bind(*call.args, **call.params), Refusal("why", hint="do otherwise")
    )
    assert str(error).startswith("cannot ")
    assert str(error).endswith(": why (do otherwise)")
    assert (error.code, error.operation, error.reason) == (row.code, operation, "why")


@pytest.mark.parametrize("operation", sorted(TABLE))
def test_parameters_have_kinds(operation: str) -> None:
    known = {*kinds.__annotations__, "Shape", "Dim", "Index"}
    assert {each.kind for each in parameters(TABLE[operation].rule).values()} <= known


@pytest.mark.parametrize("method", sorted(METHODS))
def test_methods_take_the_array_first(method: str) -> None:
    assert hasattr(np.ndarray, method)
    assert next(iter(parameters(METHODS[method].rule).values())).kind == "Shape"


def says(operation: str, *args: Any, **params: Any) -> tuple[str, str]:
    with pytest.raises(ShapeError) as caught:
        infer(operation, *args, **params)
    return str(caught.value), caught.value.code


def test_words_of_refusals() -> None:
    assert says("add", shape("N, 3"), shape("4")) == (
        "cannot broadcast (N, 3) with (4,): axis -1 is 3 and 4",
        "shape-broadcast",
    )
    assert says("add", shape("N, D"), shape("M, D")) == (
        "cannot broadcast (N, D) with (M, D): N and M need not be equal",
        "shape-unproven",
    )
    assert says("matmul", shape("3, 4"), shape("3, 6")) == (
        "cannot multiply (3, 4) @ (3, 6): the inner dimensions are 4 and 3 (transposing the first would fit)",
        "shape-matmul",
    )
    assert says("reshape", shape("3, 4"), (5, -1)) == (
        "cannot reshape (3, 4) to (5, -1): 12 elements do not divide by 5",
        "shape-reshape",
    )
    assert says("concatenate", (shape("2, 3"), shape("2, 4")), 0) == (
        "cannot join (2, 3) and (2, 4) along axis 0: axis -1 is 3 and 4",
        "shape-join",
    )
    assert says("sum", shape("2, 3"), axis=2) == (
        "cannot reduce (2, 3) over axis 2: axis 2 is out of bounds for rank 2",
        "shape-axis",
    )
    assert says("einsum", "ij,jk->ik", shape("2, 3"), shape("4, 5")) == (
        'cannot contract (2, 3) and (4, 5) as "ij,jk->ik": index j is 3 and 4',
        "shape-einsum",
    )
    assert says("getitem", shape("3"), (3,)) == (
        "cannot index (3,) with [3]: index 3 is out of bounds for axis 0 of size 3",
        "shape-index",
    )
    assert says("getitem", shape("3, 4"), (IndexArray(shape("2")), IndexArray(shape("3")))) == (
        "cannot index (3, 4) with [array of shape (2,), array of shape (3,)]: index arrays do not broadcast: axis -1 is 2 and 3",
        "shape-index",
    )
    assert says("getitem", shape("3, 4"), (Slice(1), ELLIPSIS, Mask(shape("5")))) == (
        "cannot index (3, 4) with [1:, ..., mask of shape (5,)]: axis -1 and the mask's axis 0 are 4 and 5",
        "shape-index",
    )
    assert says("setitem", shape("N, 4"), (0, Slice(None, None, 2)), shape("3")) == (
        "cannot write (3,) at [0, ::2] of (N, 4): axis -1 is 3 and 2",
        "shape-assign",
    )
    assert says("broadcast_to", shape("3"), (2, 4)) == (
        "cannot broadcast (3,) to (2, 4): axis -1 is 3 and 4",
        "shape-broadcast",
    )
    assert says("broadcast_to", shape("*batch, D, M"), shape("*batch, N")) == (
        "cannot broadcast (*batch, D, M) to (*batch, N): (*batch, D, M) has more axes than (*batch, N)",
        "shape-broadcast",
    )
    assert says("sum", shape("3, 4"), where=shape("3"))[1] == "shape-broadcast"
    assert says("max", shape("0, 4"), 0) == (
        "cannot reduce (0, 4) over axis 0: (0, 4) has no numbers to choose from",
        "shape-axis",
    )


def test_lists_as_arrays() -> None:
    assert listed(()) == shape("0")
    assert listed((SCALAR, SCALAR)) == shape("2")
    assert listed((shape("N, _"), shape("_, 3"))) == shape("2, N, 3")
    assert listed((shape("n").substitute({}), shape("..."))) == shape("2, n")
    with pytest.raises(Refusal, match=r"its items have the shapes \(2,\) and \(3,\)"):
        listed((shape("2"), shape("2"), shape("3")))
    with pytest.raises(Refusal, match=r"its items have the shapes \(2,\) and \(\)"):
        listed((shape("2"), SCALAR))
    with pytest.raises(Refusal, match="D and N need not be equal") as caught:
        listed((shape("D"), shape("N")))
    assert caught.value.code == "shape-unproven"


def test_operands_of_an_error() -> None:
    with pytest.raises(ShapeError) as caught:
        infer("concatenate", (Shape((2,)), Shape((3, 4))), out=Shape((5,)))
    assert caught.value.operands == (Shape((2,)), Shape((3, 4)), Shape((5,)))


def test_unknown_parameters() -> None:
    assert infer("sum", shape("N, 3"), axis=SOME_AXIS) == shape("_")
    assert infer("sum", shape("N, 3"), axis=UNKNOWN) == ANY
    assert infer("sum", shape("N, 3"), axis=UNKNOWN, keepdims=True) == shape("_, _")
    assert infer("sum", shape("N, 3"), axis=(UNKNOWN, 0)) == SCALAR
    assert infer("sum", shape("N, 3"), axis=0, keepdims=UNKNOWN) == shape("..., 3")
    assert infer("sum", shape("*batch, 3"), axis=SOME_AXIS) == ANY
    assert infer("argmax", shape("N, N"), axis=SOME_AXIS) == shape("N")
    assert infer("transpose", shape("N, 3"), UNKNOWN) == shape("_, _")
    assert infer("ndarray.transpose", shape("N, 3"), UNKNOWN) == shape("_, _")
    assert infer("ndarray.transpose", shape("N, 3"), UNKNOWN, 0) == shape("3, N")
    assert infer("linalg.svd", shape("N, 3"), compute_uv=UNKNOWN) == UNKNOWN
    assert infer("linalg.svd", shape("N, 3"), UNKNOWN)[0] == shape("N, _")
    assert infer("sum", shape(", ".join("23456789")), axis=UNKNOWN, keepdims=True) == UNKNOWN


def test_unknown_parameters_that_cannot_fit() -> None:
    assert says("argmax", shape("2, 3"), SOME_AXIS, shape("5"))[1] == "shape-assign"
    assert says("argmax", shape("N, M"), SOME_AXIS, shape("5"))[1] == "shape-unproven"
    assert infer("average", shape("N, 2"), SOME_AXIS, shape("2")) == UNKNOWN


def test_what_results_agree_on() -> None:
    assert agreed(Several(shape("2"), 3), Several(shape("3"), 3)) == Several(shape("_"))
    assert agreed((shape("2"),), (shape("3"),)) == (shape("_"),)
    assert agreed((shape("2"),), shape("2")) == UNKNOWN
    assert agreed(shape("2, N, 3"), shape("4, N")) == shape("_, N, ...")
    assert agreed(shape("2, 3"), shape("5")) == ANY
    assert agreed(shape("2, *a, 3"), shape("2, 5, 4, 3")) == shape("2, ..., 3")


def test_shapes_as_arguments() -> None:
    assert as_shape(3) == shape("3")
    assert as_shape((N, 3)) == shape("N, 3")
    assert as_shape(shape("*batch")) == shape("*batch")
    assert as_shape(UNKNOWN) == ANY


def test_parameters() -> None:
    assert parameters(fold)["axis"].kind == "Axes"
    assert parameters(fold)["axis"].optional
    assert parameters(fold)["a"].decides_dtype
    assert not parameters(fold)["out"].decides_dtype
    assert str(Several(shape("N"), 3)) == "3 arrays of shape (N,)"
    assert "Axis" in kinds.__dict__


def test_rows_share_a_rule() -> None:
    first, second, third = rows(".sum nansum ndarray.cumsum", fold, "sum", "reduce {a}")
    assert (first.name, first.method) == ("sum", "sum")
    assert (second.name, second.method) == ("nansum", None)
    assert (third.name, third.method) == ("ndarray.cumsum", "cumsum")
