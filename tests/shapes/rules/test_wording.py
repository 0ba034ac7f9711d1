"""The words of refusals: what was given is told, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from shapedgrad.shapes.dim import UNKNOWN, name
from shapedgrad.shapes.errors import ShapeError
from shapedgrad.shapes.indexing import IndexArray
from shapedgrad.shapes.notation import parse_shape as p
from shapedgrad.shapes.rules.parameters import ByAxis, Several
from shapedgrad.shapes.rules.table import infer
from shapedgrad.shapes.rules.wording import counted, listed, text, worded
from shapedgrad.shapes.shape import SCALAR

N = name("N")

WORDS: list[tuple[str, str, tuple[Any, ...], dict[str, Any]]] = [
    # what was not passed is not told
    ("cannot reduce (0,): (0,) has no numbers to choose from", "max", (p("0"),), {}),
    ("cannot reduce (N, 3) over axes (0, 0): axis 0 is named twice", "sum", (p("N, 3"), (0, 0)), {}),
    ("cannot make a matrix of -1: -1 is negative", "eye", (-1,), {}),
    ("cannot make a range of 3 by 0: step is 0", "arange", (3,), {"step": 0}),
    ("cannot choose by (): a 0-d array has no places", "where", (SCALAR,), {}),
    ("cannot clip (3,) to (2,): axis -1 is 3 and 2", "clip", (p("3"),), {"max": p("2")}),
    (
        "cannot draw numbers with loc (3,) and scale (2,): axis -1 is 3 and 2",
        "random.normal",
        (p("3"), p("2")),
        {},
    ),
    (
        "cannot draw numbers of size (4,) with loc (3,): axis -1 is 3 and 4",
        "random.normal",
        (p("3"),),
        {"size": (4,)},
    ),
    ("cannot draw numbers of size -2: -2 is negative", "random.standard_normal", (-2,), {}),
    ("cannot differentiate (4, 1): axis 1 of size 1 has no neighbours", "gradient", (p("4, 1"),), {}),
    (
        "cannot differentiate (4,) with spacings (3,): axis 0 and its coordinates are 4 and 3",
        "gradient",
        (p("4"), p("3")),
        {},
    ),
    # where it goes
    (
        "cannot broadcast (2, 3) with (3,): the result (2, 3) does not fit into out (3,): it has more axes",
        "add",
        (p("2, 3"), p("3"), p("3")),
        {},
    ),
    (
        "cannot multiply (2, 3) with (3, 4): the result (2, 4) does not fit into out (2, 5): axis -1 is 4 and 5",
        "dot",
        (p("2, 3"), p("3, 4"), p("2, 5")),
        {},
    ),
    (
        "cannot reduce (N, D) over axis 0: the result (D,) does not fit into out (N,): D and N need not be equal",
        "sum",
        (p("N, D"),),
        {"axis": 0, "out": p("N")},
    ),
    (
        "cannot accumulate (2, 3): the result (6,) does not fit into out (2, 3): the ranks are 1 and 2",
        "cumsum",
        (p("2, 3"), None, None, p("2, 3")),
        {},
    ),
    # what belongs together
    (
        "cannot average (3,) over axis 0 by weights (): weights () and (3,) differ in rank",
        "average",
        (p("3"), 0, SCALAR),
        {},
    ),
    ("cannot copy (3, 3) into (3,): (3, 3) has more axes than (3,)", "copyto", (p("3"), p("3, 3")), {}),
    ("cannot join (2,) and (4, 3) along axis 0: the ranks are 1 and 2", "concatenate", ((p("2"), p("4, 3")), 0), {}),
    ("cannot stack nothing: there is nothing to stack", "stack", ((),), {}),
    ("cannot stack (3,), (3,) and (4,): axis -1 is 3 and 4", "vstack", ((p("3"), p("3"), p("4")),), {}),
    ("cannot stack (2, 3) and (2,): (2,) has no axis 1", "hstack", ((p("2, 3"), p("2")),), {}),
    ('cannot contract (3, 4) as "ii": index i is 3 and 4', "einsum", ("ii", p("3, 4")), {}),
    ("cannot make a grid of array of shape (2, 1): (2, 1) has rank 2 where 1 is wanted", "ix_", (IndexArray(p("2, 1")),), {}),
    ("cannot reshape (2,) to (3, -1): 2 elements do not divide by 3", "ndarray.reshape", (p("2"), (3, -1)), {}),
    ("cannot reshape (2,) to (3, -1): 2 elements do not divide by 3", "ndarray.reshape", (p("2"), 3, -1), {}),
    ("cannot broadcast (3,) and (4,): axis -1 is 3 and 4", "broadcast_shapes", ((3,), (4,)), {}),
    ("cannot write (5, 6) at [0] of (6,): a single number is wanted, not (5, 6)", "setitem", (p("6"), (0,), p("5, 6")), {}),
    ("cannot integrate (N, D) over (N,): D and N need not be equal", "trapezoid", (p("N, D"), p("N")), {}),
    ("cannot integrate (4,) over (3,): axis -1 and its coordinates are 4 and 3", "trapezoid", (p("4"), p("3")), {}),
    ("cannot integrate (4, 4) over (4, 3): axis -1 is 2 and 3", "trapezoid", (p("4, 4"), p("4, 3")), {}),
    ("cannot split (N,) into 2: N need not divide by 2", "split", (p("N"), 2), {}),
    ("cannot squeeze axis 1 of (N, D): D need not be 1", "squeeze", (p("N, D"), 1), {}),
    ("cannot invert (N, D): a square matrix is wanted: N and D need not be equal", "linalg.inv", (p("N, D"),), {}),
    ("cannot correlate (N, D) with (N, K): D and K need not be equal", "cov", (p("N, D"), p("N, K")), {}),
    ("cannot contract (2, 3) with (4, 5), axes=1: axis -1 of the first and axis 0 of the second are 3 and 4", "tensordot", (p("2, 3"), p("4, 5"), 1), {}),
    ("cannot draw vectors about (3,) with covariance (3,): a vector and a matrix are wanted", "random.multivariate_normal", (p("3"), p("3")), {}),
    ("cannot pad (2, 3) by {5: 1}: axis 5 is out of bounds for rank 2", "pad", (p("2, 3"), ByAxis(((5, 1),))), {}),
    ("cannot stack 3 arrays of shape (2, 3) along axis 3: axis 3 is out of bounds for rank 3", "stack", (Several(p("2, 3"), 3), 3), {}),
]  # fmt: skip


@pytest.mark.parametrize("message, operation, args, params", WORDS)
def test_words(message: str, operation: str, args: tuple[Any, ...], params: dict[str, Any]) -> None:
    with pytest.raises(ShapeError) as caught:
        infer(operation, *args, **params)
    assert str(caught.value) == message


def test_parts_of_messages() -> None:
    assert (
        worded("go[ to {a}][ with {b}][ with {c}]", {"a": "1", "b": "2", "c": "3"}, {"b", "c"})
        == "go with 2 and 3"
    )
    assert listed(()) == "nothing"
    assert counted(1, "axis", "axes") == "1 axis"
    assert text((N, (UNKNOWN,))) == "(N, (_,))"
