"""The samples of products, sums, sorting and statistics."""

from __future__ import annotations

from shapedgrad.shapes.indexing import ELLIPSIS
from shapedgrad.shapes.shape import Shape
from tests.calls import Call, call, row, s

FOLD = (
    call(s(2, 3)),
    call(s(2, 3), axis=0),
    call(s(2, 3, 4), axis=(0, -1)),
    call(s(2, 3, 4), axis=-1, keepdims=True),
    call(s(2, 3), keepdims=True),
    call(s(2, 3), axis=()),
    call(s(2, 3), axis=1, out=s(2)),
    call(s()),
    call(s(2, 0), axis=0),
)
WHERE = (call(s(2, 3), axis=0, where=s(3)),)


def number(*arrays: Shape) -> Shape:
    return Shape(())


def two(*arrays: Shape) -> tuple[Shape, Shape]:
    return Shape(()), Shape(())


def matrix(array: Shape) -> Shape:
    return Shape((*array.dims, 2))


def first(*arrays: Shape) -> Shape:
    return arrays[0] if arrays else Shape(())


def along(array: Shape, axis: int) -> Shape:
    return array.drop((axis,))


def kept(array: Shape, axis: int) -> Shape:
    return array.replace(axis, 1)


# fmt: off
MATHEMATICS: dict[str, tuple[Call, ...]] = {
    # ---------------------------------------------------------------------------------- linear algebra
    **row(
        "matmul",
        call(s(2, 3), s(3, 4)),
        call(s(3), s(3, 4)),
        call(s(2, 3), s(3)),
        call(s(3), s(3)),
        call(s(5, 2, 3), s(3, 4)),
        call(s(5, 1, 2, 3), s(6, 3, 4)),
        call(s(3), s(5, 3, 4)),
        call(s(2, 3), s(3, 4), s(5, 2, 4)),
        call(s(3, 2, 5), s(3, 4, 5), axes=((1, 0), (0, 1), (0, 2))),
        call(s(3, 5), s(3), axes=((1, 0), (0,), (0,))),
        call(s(3), s(3), axes=((0,), (0,), ())),
    ),
    **row("linalg.matmul", call(s(2, 3), s(3, 4)), call(s(5, 2, 3), s(3))),
    **row("matvec", call(s(2, 3), s(3)), call(s(5, 2, 3), s(6, 1, 3)), call(s(3, 2, 5), s(3, 5), axes=((1, 0), 0, -1)), call(s(2, 3), s(3), s(4, 2))),
    **row("vecmat", call(s(2), s(2, 3)), call(s(6, 1, 2), s(5, 2, 3)), call(s(2, 5), s(3, 2, 5), axes=(0, (1, 0), 0))),
    **row("vecdot", call(s(3), s(3)), call(s(2, 3), s(4, 1, 3)), call(s(2, 3), s(2, 3), axis=0), call(s(2, 3), s(4, 1, 3), keepdims=True), call(s(2, 3), s(2, 3), axes=(0, (0,))), call(s(4, 2, 3), s(2, 3), axes=(1, 0, ())), call(s(2, 3), s(2, 3), axis=0, keepdims=True)),
    **row("linalg.vecdot", call(s(3), s(3)), call(s(2, 3), s(4, 1, 3)), call(s(2, 3), s(2, 3), axis=0)),
    **row("dot", call(s(2, 3), s(3, 4)), call(s(2, 3), s(3)), call(s(), s(3)), call(s(2, 3), s(5, 3, 4)), call(s(2, 3), s(3, 4), s(2, 4))),
    **row("vdot", call(s(2, 3), s(3, 2)), call(s(), s(1))),
    **row("inner", call(s(2, 3), s(4, 3)), call(s(), s(4, 3)), call(s(3), s(5, 4, 3))),
    **row("outer", call(s(2, 3), s(4)), call(s(2), s(4), s(2, 4))),
    **row("linalg.outer", call(s(2), s(4))),
    **row("kron", call(s(2, 3), s(4)), call(s(2), s(4, 5, 6))),
    **row("tensordot", call(s(2, 3, 4), s(3, 4, 5)), call(s(2, 3), s(4, 5), 0), call(s(2, 3, 4), s(4, 2), ((0, 2), (1, 0))), call(s(2, 3), s(3, 4), (1, 0))),
    **row("linalg.tensordot", call(s(2, 3, 4), s(3, 4, 5)), call(s(2, 3), s(3, 4), axes=1)),
    **row(
        "einsum",
        call("ij,jk->ik", s(2, 3), s(3, 4)),
        call("ij,jk", s(2, 3), s(3, 4)),
        call("ii", s(3, 3)),
        call("ii->i", s(3, 3)),
        call("...ij->j...i", s(5, 6, 2, 3)),
        call("b...i,...i->b...", s(2, 4, 3), s(4, 3)),
        call("...i,...i", s(4, 3), s(5, 1, 3)),
        call("ba", s(2, 3)),
        call("i,->i", s(3), s()),
        call("ij,ij->", s(2, 1), s(2, 3)),
        call("ij -> j i", s(2, 3)),
        call("ij->i", s(2, 3), out=s(2)),
        call(((0, 1), (1, 2)), s(2, 3), s(3, 4)),
        call(((1, 0),), s(2, 3)),
        call(((ELLIPSIS, 30), (30,), (30, ELLIPSIS)), s(2, 3), s(3)),
    ),
    **row("einsum_path", call("ij,jk->ik", s(2, 3), s(3, 4)), call("ij,jk", s(2, 3), s(3, 4)), call(((0, 1), (1, 2)), s(2, 3), s(3, 4))),
    **row("linalg.multi_dot", call((s(2, 3), s(3, 4), s(4, 5))), call((s(3), s(3, 4), s(4))), call((s(3), s(3, 4), s(4, 5)), out=s(1, 5)), call((s(2, 3), s(3, 4)), out=s(2, 4))),
    **row("trace", call(s(4, 5)), call(s(4, 5, 6), 1, 2, 0), call(s(4, 5, 6), out=s(6))),
    # ------------------------------------------------------------------------------- sums and numbers
    **row("sum prod nansum nanprod", *FOLD, *WHERE),
    **row("max min amax amin nanmax nanmin", *FOLD[:-1], call(s(3, 0), axis=0), call(s(0, 3), axis=0, initial=s())),
    **row("ptp", *FOLD[:-1]),
    **row("nanmedian", *FOLD[:6], call(s(2, 3), 1, s(2, 4), keepdims=True), call(s(2, 3), 1, s(5, 2, 1), keepdims=True)),
    **row("median", *FOLD[:-1], call(s(2, 3), 1, s(2, 4), keepdims=True)),
    **row("any all mean nanmean", *FOLD, *WHERE),
    **row("std var nanstd nanvar", *FOLD, *WHERE, call(s(2, 3), 1, mean=s(2, 1)), call(s(2, 3), 0, mean=s(3), keepdims=True)),
    **row("argmax argmin nanargmax nanargmin", call(s(2, 3)), call(s(2, 3), 0), call(s(2, 3), -1, keepdims=True), call(s(2, 3), 1, s(2)), call(s(), 0)),
    **row("count_nonzero", call(s(2, 3)), call(s(2, 3), 0), call(s(2, 3), (0, 1), keepdims=True), call(s(), 0)),
    **row("cumsum cumprod nancumsum nancumprod", call(s(2, 3)), call(s(2, 3), 1), call(s()), call(s(), 0)),
    **row("cumulative_sum cumulative_prod", call(s(3)), call(s(2, 3), axis=1), call(s(2, 3), axis=0, include_initial=True)),
    **row("round around", call(s(2, 3)), call(s(3), 1, s(1, 3))),
    **row("clip", call(s(3), s(), s(), where=s(2, 1)), call(s(2, 3), s(), s(3)), call(s(3), s(2, 1), None), call(s(3), min=s(), max=s(2, 1)), call(s(3), s(), s(), s(2, 3))),
    **row("where", call(s(2, 3), s(3), s()), call(s(2, 3)), call(s(4))),
    **row("isclose allclose", call(s(2, 3), s(3)), call(s(2, 3), s(3), s(2, 1))),
    **row("array_equal array_equiv", call(s(2, 3), s(3)), call(s(2, 3), s(2, 4))),
    **row("real imag angle isreal iscomplex isposinf isneginf sinc i0 nan_to_num real_if_close", call(s(2, 3)), call(s(4))),
    **row("piecewise", call(s(3), [], [0.5]), call(s(2, 3), [], [0.5])),
    **row("apply_along_axis", call(number, 1, s(2, 3)), call(matrix, 0, s(2, 3, 4)), call(first, -1, s(2, 3))),
    **row("apply_over_axes", call(along, s(2, 3, 4), (0, -1)), call(kept, s(2, 3), 0)),
    **row("fromfunction", call(first, (2, 3)), call(number, (2, 3)), call(first, (4,))),
    **row("vectorize.__call__", call(number, None, s(2, 3), s(3)), call(two, None, s(2, 3), s()), call(number, "(n),(n)->()", s(2, 3), s(3)), call(number, "(m,n),(n)->(m)", s(2, 3), s(5, 3)), call(number, "(n)->(n,n),()", s(2, 3)), call(number, "(), (n) -> (k)", s(4, 1), s(5, 3))),
    **row("lib.stride_tricks.sliding_window_view", call(s(4, 5), (2, 3)), call(s(5), 3), call(s(4, 5), 2, 1), call(s(4, 5), (2, 2), (0, -2)), call(s(4, 5), (0, 5))),
    **row("lib.stride_tricks.as_strided", call(s(4, 5), (2, 3), (8, 8)), call(s(4, 5), strides=(8, 8)), call(s(4, 5), (2,)), call(s(4, 5))),
    **row("unwrap", call(s(2, 3)), call(s(2, 3), axis=0)),
    **row("convolve correlate", call(s(5), s(3)), call(s(3), s(5), "same"), call(s(3), s(5), "valid"), call(s(5), s(3), "full")),
    **row("diff", call(s(2, 5)), call(s(2, 5), 2), call(s(2, 5), 1, 0), call(s(2, 5), 7), call(s(2, 5), 1, -1, s(), s(2, 3)), call(s(2, 5), 0)),
    **row("ediff1d", call(s(2, 5)), call(s(5), s(3)), call(s(5), s(), s(2))),
    **row("gradient", call(s(4, 5)), call(s(4, 5), axis=1), call(s(4, 5), s(), s(5)), call(s(4, 5), s(4), axis=0), call(s(4, 5, 3), s(), axis=(0, -1))),
    **row("trapezoid trapz", call(s(4, 5)), call(s(4, 5), s(5)), call(s(4, 5), s(4), axis=0), call(s(4, 5), s(4, 5)), call(s(4, 5), None, s(), 0)),
    **row("interp", call(s(2, 3), s(4), s(4)), call(s(), s(4), s(4))),
    **row("cross", call(s(4, 3), s(3)), call(s(4, 3), s(4, 2)), call(s(4, 2), s(1, 2)), call(s(3, 4), s(3, 4), axis=0), call(s(3, 4), s(4, 3), 0, -1, 0)),
    **row("polyval", call(s(3), s(4, 5)), call(s(3, 2), s(2))),
    **row("polyfit", call(s(5), s(5), 2), call(s(5), s(5, 3), 2), call(s(5), s(5, 3), 1, cov=True), call(s(5), s(5), 2, w=s(5)), call(s(5), s(5, 3), 1, full=True)),
    **row("roots", call(s(3))),
    **row("polymul", call(s(3), s(4)), call(s(), s(2))),
    **row("polyadd polysub", call(s(3), s(4)), call(s(4), s(3)), call(s(), s(3)), call(s(3, 2), s(3, 1)), call(s(2), s(3, 3))),
    **row("polydiv", call(s(5), s(3)), call(s(2), s(4)), call(s(3), s(3))),
    **row("polyder", call(s(4)), call(s(4), 3), call(s(4), 0), call(s(2), 5)),
    **row("polyint", call(s(4)), call(s(4), 3), call(s(4), 0), call(s(4), 2, s(2)), call(s(4), 3, s())),
    **row("poly", call(s(3)), call(s(3, 3)), call(s(0))),
    # ------------------------------------------------------------------------------- sorting and sets
    **row("sort argsort", call(s(2, 3)), call(s(2, 3), 0), call(s(2, 3), None)),
    **row("ndarray.sort", call(s(2, 3)), call(s(2, 3), 0)),
    **row("partition argpartition", call(s(2, 3), 1), call(s(2, 3), 0, 0), call(s(2, 3), 2, None)),
    **row("ndarray.partition", call(s(2, 3), 1), call(s(2, 3), 0, 0)),
    **row("sort_complex", call(s(2, 3))),
    **row("lexsort", call((s(3), s(3))), call((s(2, 3), s(2, 3)), 0)),
    **row("searchsorted", call(s(3), s(2, 3)), call(s(3), s(), "left", s(3))),
    **row("unique", call(s(2, 3)), call(s(2, 3), axis=0), call(s(2, 3), True, True, True), call(s(2, 3), return_inverse=True, axis=1)),
    **row("unique_all unique_inverse unique_counts unique_values", call(s(2, 3))),
    **row("isin in1d union1d setxor1d setdiff1d intersect1d", call(s(2, 3), s(4))),
    # ------------------------------------------------------------------------------------- statistics
    **row("quantile percentile", call(s(2, 3), s()), call(s(2, 3), s(4)), call(s(2, 3, 4), s(5), (0, 1)), call(s(2, 3), s(4), 1, keepdims=True), call(s(2, 3), s(4), method="lower"), call(s(2, 3), s(4), 1, s(4, 2, 5), keepdims=True), call(s(2, 3), s(), 1, method="inverted_cdf", weights=s(3)), call(s(2, 3), s(), (0, 1), method="inverted_cdf", weights=s(2, 3))),
    **row("nanquantile nanpercentile", call(s(2, 3), s()), call(s(2, 3), s(4), 1, keepdims=True), call(s(2, 3), s(4, 5), (0, 1))),
    **row("average", call(s(2, 3)), call(s(2, 3), 0, s(2)), call(s(2, 3), 0, s(2), returned=True), call(s(2, 3), None, s(2, 3)), call(s(2, 3), 1, s(2, 3), keepdims=True)),
    **row("cov", call(s(1), s(1)), call(s(2, 3)), call(s(4)), call(s(2, 3), s(4, 3)), call(s(2, 3), s(2, 4), False)),
    **row("corrcoef", call(s(2, 3)), call(s(2, 3), s(4, 3)), call(s(2, 3), s(2, 4), False)),
    **row("histogram", call(s(2, 3)), call(s(5), 4), call(s(5), s(4)), call(s(5), weights=s(5)), call(s(5), 4, density=True), call(s(5), 3, weights=s(5), density=True), call(s(5), s(4), (0, 2))),
    **row("histogram_bin_edges", call(s(2, 3)), call(s(5), 4), call(s(5), s(4)), call(s(5), weights=s(5))),
    **row("histogram2d", call(s(5), s(5)), call(s(5), s(5), 3), call(s(5), s(5), (3, s(4))), call(s(5), s(5), (0, 1, 2)), call(s(5), s(5), s(4)), call(s(5), s(5), (2, 3), weights=s(5)), call(s(5), s(5), density=True)),
    **row("histogramdd", call(s(5, 2)), call((s(5), s(5)), (2, 3)), call(s(5, 2), (s(4), 3)), call(s(5), 4), call(s(5, 2), 3, weights=s(5)), call(s(5, 1), density=True)),
    **row("bincount", call(s(5)), call(s(5), s(5))),
    **row("digitize", call(s(2, 3), s(4))),
}
# fmt: on
