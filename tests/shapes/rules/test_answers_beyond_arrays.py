"""What rules say that are given more than arrays: pieces, blocks, functions, bins, files, polynomials."""

from __future__ import annotations

from typing import Any

import pytest

from shapedgrad.shapes.dim import UNKNOWN, name
from shapedgrad.shapes.errors import ShapeError
from shapedgrad.shapes.indexing import ELLIPSIS, IndexArray, Mask, Slice
from shapedgrad.shapes.notation import parse_shape as p
from shapedgrad.shapes.rules.parameters import Several
from shapedgrad.shapes.rules.table import infer
from shapedgrad.shapes.shape import ANY, SCALAR, Shape

N, M, D = (name(text) for text in "NMD")
n = name("n", declared=False)


def answers(result: object) -> str:
    return f"[{', '.join(map(answers, result))}]" if isinstance(result, tuple) else str(result)


def one(*args: Any) -> Shape:
    return SCALAR


def unknown(*args: Any) -> object:
    return UNKNOWN


ANSWERS: list[tuple[str, str, tuple[Any, ...], dict[str, Any]]] = [
    # pieces and blocks
    ("(2, N, 5)", "mgrid", ((Slice(0, N), Slice(0, 1, 5j)),), {}),
    ("(2*N,)", "mgrid", (Slice(0, N, 0.5),), {}),
    ("(2, _, _)", "mgrid", ((UNKNOWN, Slice(1j, 3)),), {}),
    ("(...)", "mgrid", (UNKNOWN,), {}),
    ("_", "ogrid", (UNKNOWN,), {}),
    ("[(N, 1), (1, 3)]", "ogrid", ((Slice(0, N), Slice(0, 3)),), {}),
    ("(N + 3,)", "r_", ((p("N"), SCALAR, Slice(0, 2)),), {}),
    ("_", "r_", ((UNKNOWN, p("N")),), {}),
    ("_", "r_", (("r", p("N")),), {}),
    ("_", "r_", ("1 2; 3 4",), {}),
    ("(_,)", "r_", ((p("N"), UNKNOWN),), {}),
    ("(N, 2)", "c_", ((p("N"), p("N")),), {}),
    ("(...)", "c_", ((p("..., N, 2"), p("...")),), {}),
    ("(N, M, _)", "c_", ((p("..., N, M, 2"), p("..."), p("N, M, 1")),), {}),
    ("(2*N, D)", "block", (((p("N, D"),), (p("N, D"),)),), {}),
    ("(...)", "block", (((p("N, D"),), UNKNOWN),), {}),
    ("(...)", "block", ((p("..."), p("N")),), {}),
    # functions
    ("(N, 3)", "apply_along_axis", (lambda row: p("3"), 1, p("N, D")), {}),
    ("(N, ...)", "apply_along_axis", (UNKNOWN, 1, p("N, D")), {}),
    ("(_, _)", "apply_over_axes", (unknown, p("N, D"), 0), {}),
    ("(...)", "apply_over_axes", (one, p("..."), 0), {}),
    ("_", "fromfunction", (UNKNOWN, (2, 3)), {}),
    ("_", "fromfunction", (one, UNKNOWN), {}),
    ("_", "vectorize.__call__", (UNKNOWN, None, p("N")), {}),
    ("_", "vectorize.__call__", (unknown, None, p("N")), {}),
    ("_", "vectorize.__call__", (UNKNOWN, UNKNOWN, p("N")), {}),
    ("(N, D)", "vectorize.__call__", (one, None, p("N, 1"), p("D")), {}),
    ("(N,)", "vectorize.__call__", (UNKNOWN, "(k)->()", p("N, D")), {}),
    ("[(N, _), (N,)]", "vectorize.__call__", (one, "(k) -> (m), ()", p("N, D")), {}),
    # windows and memory
    ("(N - 2, 3)", "lib.stride_tricks.sliding_window_view", (p("N"), 3), {}),
    ("(_, _, 3)", "lib.stride_tricks.sliding_window_view", (p("N, D"), 3, UNKNOWN), {}),
    ("(...)", "lib.stride_tricks.sliding_window_view", (p("..."), 3), {}),
    ("(N, D)", "lib.stride_tricks.as_strided", (p("..."), (N, D), UNKNOWN), {}),
    ("(N, 2*D)", "ndarray.view", (p("N, D"), (8, 4)), {}),
    ("(N, _)", "ndarray.view", (p("N, D"), UNKNOWN), {}),
    ("(...)", "ndarray.view", (ANY, (8, UNKNOWN)), {}),
    ("(..., _)", "ndarray.view", (p("..., D"), (8, UNKNOWN)), {}),
    ("(n//2,)", "ndarray.view", (Shape((n,)), (4, 8)), {}),
    ("()", "ndarray.view", (SCALAR, UNKNOWN), {}),
    ("(n,)", "unpackbits", (p("N"), None, n), {}),
    ("(8*N - 3,)", "unpackbits", (p("N"), None, -3), {}),
    ("((N + 7)//8,)", "packbits", (p("N"),), {}),
    # bins
    ("[(5, 6), (6,), (7,)]", "histogram2d", (p("N"), p("N"), (5, 6)), {}),
    ("[(5, D - 1), (6,), (D,)]", "histogram2d", (p("N"), p("N"), (5, p("D"))), {}),
    ("[(_, _), (_,), (_,)]", "histogram2d", (p("N"), p("N"), p("D")), {}),
    ("[(_, _), (_,), (_,)]", "histogram2d", (p("N"), p("N"), p("2")), {}),
    ("[(_, _), (_,), (_,)]", "histogram2d", (p("N"), p("N"), SCALAR), {}),
    ("[(3, 3), (4,), (4,)]", "histogram2d", (p("N"), p("N"), p("4")), {}),
    ("[(3, 3), [(4,), (4,)]]", "histogramdd", (p("N, 2"), 3), {}),
    ("[(3, 3), [(4,), (4,)]]", "histogramdd", ((p("N"), p("N")), 3), {}),
    ("[(_, _), [(_,), (_,)]]", "histogramdd", (p("N, 2"), p("2")), {}),
    ("[(_, _), [(_,), (_,)]]", "histogramdd", (p("N, 2"), SCALAR), {}),
    ("_", "histogramdd", (p("N, D"),), {}),
    ("_", "histogramdd", (p("..."),), {}),
    ("[(4, 4), [(5,), (5,)]]", "histogramdd", (Several(p("N"), 2), 4), {}),
    ("[(4,), [(5,)]]", "histogramdd", (SCALAR, 4), {}),
    ("[(4,), [(5,)]]", "histogramdd", ((SCALAR, SCALAR), 4), {}),
    ("[(_,), (_,)]", "histogram", (p("N"), SCALAR), {}),
    # places
    ("(N - 2, D)", "delete", (p("N, D"), (0, 1), 0), {}),
    ("(N - 2,)", "delete", (p("N"), (-1, -2)), {}),
    ("(_,)", "delete", (p("N"), (0, -1)), {}),
    ("(_,)", "delete", (p("N"), (0, n - 5)), {}),
    ("(_,)", "delete", (p("N"), UNKNOWN), {}),
    ("(_,)", "delete", (p("N"), IndexArray(p("D"))), {}),
    ("(N - 1,)", "delete", (p("N"), IndexArray(SCALAR)), {}),
    ("(N - min(N, 2),)", "delete", (p("N"), Slice(0, 2)), {}),
    ("(N + 2,)", "insert", (p("N"), (0, 1), SCALAR), {}),
    ("(_,)", "insert", (p("N"), Slice(0, 2), SCALAR), {}),
    ("(_,)", "insert", (p("N"), UNKNOWN, SCALAR), {}),
    ("(_,)", "insert", (p("N"), Mask(p("N")), SCALAR), {}),
    ("[(N, 1), (1, _)]", "ix_", (IndexArray(p("N")), UNKNOWN), {}),
    ("(N,)", "random.Generator.permutation", (N,), {}),
    ("(...)", "random.Generator.permutation", (p("..."),), {}),
    ("(N, D)", "ufunc.at", (p("N, D"), (0,)), {}),
    # core axes
    ("(M, N)", "matmul", (p("D, N"), p("D, M")), {"axes": ((1, 0), (0, 1), (1, 0))}),
    ("(...)", "matmul", (p("..., N"), p("D, M")), {"axes": ((1, 0), (0, 1), (1, 0))}),
    ("(N,)", "matmul", (p("..., N"), p("D, M"), p("N")), {"axes": ((1, 0), (0, 1), (1, 0))}),
    ("(...)", "matmul", (p("N, D"), p("D, M")), {"axes": UNKNOWN}),
    ("(N, 1)", "vecdot", (p("N, D"), p("D")), {"keepdims": True}),
    ("(N, M)", "einsum", (((0, 1), (1, 2), (0, 2)), p("N, D"), p("D, M")), {}),
    ("(D, N)", "einsum", (((1, 0),), p("N, D")), {}),
    ("(*batch, N)", "einsum", (((ELLIPSIS, 3, 4), (4,), (ELLIPSIS, 3)), p("*batch, N, D"), p("D")), {}),
    ("_", "einsum_path", ("ij,jk", p("N, D"), p("D, M")), {}),
    # polynomials
    ("(max(M, N),)", "polyadd", (p("N"), p("M")), {}),
    ("(N, D)", "polyadd", (p("N, D"), p("N, 1")), {}),
    ("(...)", "polyadd", (p("N, D"), p("M, 1")), {}),
    ("(max(N - 2, 0),)", "polyder", (p("N"), 2), {}),
    ("(4, 1)", "polyder", (p("4, 1"), 0), {}),
    ("(...)", "polyder", (p("..."), 2), {}),
    ("(N + 2,)", "polyint", (p("N"), 2), {}),
    ("(_,)", "polyint", (p("N"), UNKNOWN), {}),
    ("(_,)", "polyint", (p("..."), 1), {}),
    ("(...)", "polyint", (p("..."), UNKNOWN), {}),
    ("(2, 3)", "polyint", (p("2, 3"), 0), {}),
    ("[(max(0, N - M) + 1,), (_,)]", "polydiv", (p("N"), p("M")), {}),
    ("[(_,), (...)]", "polydiv", (p("..."), p("M")), {}),
    ("(...)", "poly", (p("N"),), {}),
    ("(N + 2,)", "poly", (p("N + 1"),), {}),
    ("(...)", "poly", (p("..."),), {}),
    ("(N + 1,)", "poly", (p("N, N"),), {}),
    # files
    ("(4,)", "frombuffer", (32,), {}),
    ("(_,)", "frombuffer", (32, "object"), {}),
    ("(_, 2)", "loadtxt", (None,), {"usecols": (0, 1), "ndmin": 2}),
    ("(...)", "loadtxt", (None,), {"ndmin": UNKNOWN}),
    ("(...)", "loadtxt", (None, UNKNOWN), {"ndmin": 2}),
    # sizes
    ("(2,)", "ndim", (p("N, D"),), {}),
    ("(_,)", "ndim", (p("..."),), {}),
    ("(D*N,)", "size", (p("N, D"),), {}),
    ("(*batch, N, D)", "broadcast_shapes", (p("*batch, N, 1"), (D,)), {}),
    ("(..., _)", "broadcast_shapes", (UNKNOWN, (1,)), {}),
]


@pytest.mark.parametrize("expected, operation, args, params", ANSWERS)
def test_answers(expected: str, operation: str, args: tuple[Any, ...], params: dict[str, Any]) -> None:
    assert answers(infer(operation, *args, **params)) == expected


REFUSALS: list[tuple[str, str, tuple[Any, ...], dict[str, Any]]] = [
    ("cannot make a grid of [3]: 3 is no slice with an end", "mgrid", (3,), {}),
    ("cannot make a grid of [0::5j]: 0::5j has no end", "mgrid", (Slice(0, None, 5j),), {}),
    ("cannot make a grid of [5:2, 0:3]: -3 is negative", "mgrid", ((Slice(5, 2), Slice(0, 3)),), {}),
    ("cannot join [x, (N,)]: 'x' is no directive", "r_", (("x", p("N")),), {}),
    ("cannot join [(N,), 0]: the directive '0' does not stand in front", "r_", ((p("N"), "0"),), {}),
    ("cannot join [(2, 3), (4, 3)]: axis -2 is 2 and 4", "c_", ((p("2, 3"), p("4, 3")),), {}),
    ("cannot join [[(2, 3)], []]: a list is empty", "block", (((p("2, 3"),), ()),), {}),
    (
        "cannot join [[(2, 3)], (3,)]: lists are 0 and 1 deep side by side",
        "block",
        (((p("2, 3"),), p("3")),),
        {},
    ),
    ("cannot join [[(2, 3), (3, 1)]]: axis -2 is 2 and 3", "block", (((p("2, 3"), p("3, 1")),),), {}),
    (
        "cannot apply a function along axis 1 of (0, 3): there are no vectors along axis 1 of (0, 3)",
        "apply_along_axis",
        (one, 1, p("0, 3")),
        {},
    ),
    (
        "cannot apply a function over axes 0 of (N, D): the function makes () of (N, D)",
        "apply_over_axes",
        (one, p("N, D"), 0),
        {},
    ),
    ("cannot map over (N,): '(n)' is no signature", "vectorize.__call__", (one, "(n)", p("N")), {}),
    (
        "cannot map over (N,): '(),()->()' is about 2 arguments, not 1",
        "vectorize.__call__",
        (one, "(),()->()", p("N")),
        {},
    ),
    (
        "cannot map over (2,) and (3,): the sizes of n are 2 and 3",
        "vectorize.__call__",
        (one, "(n),(n)->()", p("2"), p("3")),
        {},
    ),
    (
        "cannot slide a window of 4 over (3,): axis 0 of size 3 has no window of size 4",
        "lib.stride_tricks.sliding_window_view",
        (p("3"), 4),
        {},
    ),
    (
        "cannot slide a window of (2, 2) over (5,): 1 axis is for a window of rank 2",
        "lib.stride_tricks.sliding_window_view",
        (p("5"), (2, 2)),
        {},
    ),
    ("cannot view (N, 3): 12 bytes do not divide by 8", "ndarray.view", (p("N, 3"), (4, 8)), {}),
    ("cannot view (3, N): 4*N bytes need not divide by 8", "ndarray.view", (p("3, N"), (4, 8)), {}),
    (
        "cannot view (3,): items of 16 bytes do not divide into such of 6",
        "ndarray.view",
        (p("3"), (16, 6)),
        {},
    ),
    ("cannot view (): a 0-d array of 8 bytes does not hold 4", "ndarray.view", (SCALAR, (8, 4)), {}),
    (
        "cannot unpack (2,): 20 bits cannot be left out of 16",
        "unpackbits",
        (p("2"), None, -20),
        {},
    ),
    (
        "cannot count (N,) and (N,) in bins (1, 2, (3,)): 3 bins are for 2 axes",
        "histogram2d",
        (p("N"), p("N"), (1, 2, p("3"))),
        {},
    ),
    (
        "cannot count (N,) and (N,) in bins (1,): bins (1,) are for 1 axis, and there are 2",
        "histogram2d",
        (p("N"), p("N"), p("1")),
        {},
    ),
    ("cannot count (N, 2, 2): (N, 2, 2) has rank 3 where 2 is wanted", "histogramdd", (p("N, 2, 2"),), {}),
    ("cannot count (N, 0): the points have no coordinates", "histogramdd", (p("N, 0"),), {}),
    (
        "cannot count (N, 2) in bins (1, 2, 3): 3 bins are for 2 axes",
        "histogramdd",
        (p("N, 2"), (1, 2, 3)),
        {},
    ),
    (
        "cannot count (N, 2) in bins (3,): the numbers of axes and bins are 2 and 3",
        "histogramdd",
        (p("N, 2"), p("3")),
        {},
    ),
    (
        "cannot count (N, 2) in bins ((0,), 3): there are no edges",
        "histogramdd",
        (p("N, 2"), (p("0"), 3)),
        {},
    ),
    ("cannot make a grid of 3: 3 is no sequence", "ix_", (3,), {}),
    ("cannot delete (0, 5) of (3,): index 5 is out of bounds for size 3", "delete", (p("3"), (0, 5)), {}),
    (
        "cannot delete mask of shape (4,) of (3,): the axis and the mask are 3 and 4",
        "delete",
        (p("3"), Mask(p("4"))),
        {},
    ),
    (
        "cannot multiply (N, D) @ (D, M): (0,) names 1 axis where 2 are wanted",
        "matmul",
        (p("N, D"), p("D, M")),
        {"axes": (0, 1, 0)},
    ),
    (
        "cannot multiply (N, D) @ (D, M): 2 entries are for two operands and a result",
        "matmul",
        (p("N, D"), p("D, M")),
        {"axes": ((0, 1), (0, 1))},
    ),
    (
        "cannot contract (N,) as [[52]]: subscript 52 is not one of 0 to 51",
        "einsum",
        (((52,),), p("N")),
        {},
    ),
    ("cannot find the polynomial of (0, 0): the matrix is empty", "poly", (p("0, 0"),), {}),
    (
        "cannot fit (N, 2, 2) over (N,): (N, 2, 2) has rank 3 where 1 or 2 is wanted",
        "polyfit",
        (p("N"), p("N, 2, 2"), 1),
        {},
    ),
    ("cannot fit (N,) over (N,): degree -1 does not fit N points", "polyfit", (p("N"), p("N"), -1), {}),
    (
        "cannot fit (2,) over (2,): 2 points are too few for the covariance of 3 coefficients",
        "polyfit",
        (p("2"), p("2"), 2),
        {"cov": True},
    ),
    ("cannot divide (0,) by (N,): there are no coefficients", "polydiv", (p("0"), p("N")), {}),
    ("cannot differentiate (N,): order -1 is negative", "polyder", (p("N"), -1), {}),
    (
        "cannot integrate (N,) with constants (2,): 2 constants are for 3 integrals",
        "polyint",
        (p("N"), 3, p("2")),
        {},
    ),
    ("cannot read numbers from bytes: 12 bytes do not divide by 8", "frombuffer", (12,), {"count": -1}),
    ("cannot read f: ndmin is 3, not 0, 1 or 2", "loadtxt", ("f",), {"ndmin": 3}),
    (
        "cannot take quantiles () of (N,) by weights (N,): weights are for the method inverted_cdf, not linear",
        "quantile",
        (p("N"), SCALAR),
        {"weights": p("N")},
    ),
    (
        "cannot pad (0, N) by 1: there is nothing to pad an axis of size 0 with in mode edge",
        "pad",
        (p("0, N"), 1, "edge"),
        {},
    ),
]


@pytest.mark.parametrize("message, operation, args, params", REFUSALS)
def test_refusals(message: str, operation: str, args: tuple[Any, ...], params: dict[str, Any]) -> None:
    with pytest.raises(ShapeError) as caught:
        infer(operation, *args, **params)
    assert str(caught.value) == message
