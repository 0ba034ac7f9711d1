"""A row of operands for every operation: calls that NumPy accepts, in the words of the rules.

Shapes stand for arrays; everything else is an argument as `infer` takes it. The tests make arrays of the
shapes, call NumPy, and compare; and they change the rows, to see the same calls accepted and refused.
"""

from __future__ import annotations

import numpy as np

from shapedgrad.shapes.indexing import ELLIPSIS, NEW_AXIS, IndexArray, Mask, Slice
from shapedgrad.shapes.rules.parameters import ByAxis
from tests.calls import Call, call, row, s
from tests.samples_of_creation import CREATION
from tests.samples_of_mathematics import MATHEMATICS
from tests.samples_of_submodules import SUBMODULES

UNARY = (call(s(2, 3)), call(s()), call(s(2, 3), where=s(3)), call(s(3), out=s(2, 3)))
BINARY = (
    call(s(2, 3), s(3)),
    call(s(4, 1), s(2, 1, 3)),
    call(s(), s(0, 2)),
    call(s(2, 3), s(3), out=s(2, 3)),
    call(s(2, 3), s(3), where=s(2, 1)),
)


# fmt: off
SAMPLES: dict[str, tuple[Call, ...]] = {
    # ------------------------------------------------------------------------------- universal functions
    **row(
        "add subtract multiply maximum minimum fmax fmin floor_divide remainder mod fmod power pow bitwise_and"
        " bitwise_or bitwise_xor gcd lcm left_shift right_shift bitwise_left_shift bitwise_right_shift divide"
        " true_divide logaddexp logaddexp2 arctan2 atan2 hypot copysign nextafter heaviside ldexp float_power"
        " equal not_equal less less_equal greater greater_equal logical_and logical_or logical_xor",
        *BINARY,
    ),
    **row("divmod", call(s(2, 3), s(3)), call(s(2, 1), s(3), s(2, 3), s(2, 3))),
    **row(
        "negative positive invert bitwise_not bitwise_invert sign square reciprocal conjugate conj floor ceil"
        " trunc rint absolute abs exp exp2 expm1 log log2 log10 log1p sqrt cbrt fabs sin cos tan arcsin asin"
        " arccos acos arctan atan sinh cosh tanh arcsinh asinh arccosh acosh arctanh atanh degrees radians"
        " deg2rad rad2deg spacing isfinite isinf isnan isnat signbit logical_not bitwise_count",
        *UNARY,
    ),
    **row("fix", call(s(2, 3)), call(s(3), s(2, 3))),
    **row("modf frexp", call(s(2, 3)), call(s(3), s(2, 3), s(2, 3))),
    **row("ufunc.reduce", call(s(2, 3)), call(s(2, 3), None), call(s(2, 3), 1, keepdims=True), call(s(2, 3), (0, 1), where=s(3)), call(s(2, 3), -1, out=s(2))),
    **row("ufunc.accumulate", call(s(2, 3)), call(s(2, 3), 1)),
    **row("ufunc.reduceat", call(s(2, 3), s(4)), call(s(2, 3), s(4), 1)),
    **row("ufunc.at", call(s(4, 5), (IndexArray(s(3)),), s(5)), call(s(4, 5), (IndexArray(s(3)), IndexArray(s(3))), s()), call(s(4, 5), (Mask(s(4)), 0), s(1)), call(s(4, 5), (Slice(1), 2), s(3))),
    **row("ufunc.outer", call(s(2, 3), s(4)), call(s(), s(4, 1))),
    # ---------------------------------------------------------------------------------- array creation
    **row("zeros ones empty", call((2, 3)), call(4), call(()), call((2, 0))),
    **row("full", call((2, 3), s()), call((2, 3), s(3)), call(4, s(1))),
    **row("zeros_like ones_like empty_like", call(s(2, 3)), call(s(2, 3), shape=(4, 5)), call(s(), shape=3)),
    **row("full_like", call(s(2, 3), s()), call(s(2, 3), s(3), shape=(4, 3))),
    **row("eye", call(3), call(3, 4), call(3, 4, k=1)),
    **row("tri", call(3), call(3, 4), call(3, 4, k=1)),
    **row("identity", call(3), call(0)),
    **row("array", call(s(2, 3)), call(s(3), ndmin=3), call(s(2, 3), ndmin=1)),
    **row("asarray asanyarray asarray_chkfinite ascontiguousarray asfortranarray require copy", call(s(2, 3)), call(s())),
    **row("arange", call(5), call(2, 7), call(2, 7, 2), call(7, 2, -2), call(7, 2), call(0), call(2, 9, 3), call(0.0, 1.0, 0.25), call(7.5), call(2, 0.5, -0.1)),
    **row("linspace logspace geomspace", call(s(), s()), call(s(), s(), 5), call(s(2, 3), s(3), 5), call(s(2, 3), s(3), 5, axis=-1), call(s(2, 3), s(3), 5, axis=1), call(s(), s(), 0)),
    **row("meshgrid", call(s(2), s(3), s(4)), call(s(2), s(3), indexing="ij"), call(s(2), s(), sparse=True), call(s(4)), call()),
    **row("indices", call((2, 3)), call((2, 3), sparse=True), call(())),
    **row("diag", call(s(3)), call(s(3), 2), call(s(3), -1), call(s(3, 4)), call(s(3, 4), 2), call(s(3, 4), -2), call(s(2, 3), 7)),
    **row("diagflat", call(s(3)), call(s(2, 3), -2)),
    **row("tril triu", call(s(3)), call(s(2, 3)), call(s(4, 2, 3), 1)),
    **row("vander", call(s(3)), call(s(3), 5)),
    **row("hanning hamming bartlett blackman", call(5), call(0), call(-2)),
    **row("kaiser", call(5, 2.0), call(0, 2.0)),
    # ------------------------------------------------------------------------------ array manipulation
    **row("copyto", call(s(2, 3), s(3)), call(s(2, 3), s(), where=s(2, 1))),
    **row("reshape", call(s(2, 6), (3, 4)), call(s(2, 6), (-1, 3)), call(s(2, 6), -1), call(s(1, 1), ()), call(s(0, 3), (3, -1))),
    **row("ndarray.reshape", call(s(2, 6), 3, 4), call(s(2, 6), (3, -1)), call(s(2, 6), -1), call(s(2, 6), 3, -1, 2)),
    **row("ravel ndarray.flatten", call(s(2, 6)), call(s())),
    **row("transpose permute_dims", call(s(2, 3, 4)), call(s(2, 3, 4), (1, -1, 0)), call(s())),
    **row("ndarray.transpose", call(s(2, 3, 4)), call(s(2, 3, 4), 1, 2, 0), call(s(2, 3), (1, 0))),
    **row("ndarray.T", call(s(2, 3, 4)), call(s(2))),
    **row("matrix_transpose linalg.matrix_transpose ndarray.mT", call(s(2, 3, 4)), call(s(2, 3))),
    **row("swapaxes", call(s(2, 3, 4), 0, -1), call(s(2, 3), 1, 1)),
    **row("moveaxis", call(s(2, 3, 4), 0, -1), call(s(2, 3, 4), (0, 1), (-1, 0)), call(s(2, 3, 4, 5), (3, 0), (1, 2))),
    **row("rollaxis", call(s(2, 3, 4), 2), call(s(2, 3, 4), 0, 3), call(s(2, 3, 4), -1, 1), call(s(2, 3, 4), 1, -1)),
    **row("expand_dims", call(s(2, 3), 0), call(s(2, 3), (0, -1)), call(s(2, 3), -2), call(s(), (0, 1))),
    **row("squeeze", call(s(2, 1, 3, 1)), call(s(2, 1, 3, 1), 1), call(s(2, 1, 3, 1), (1, -1)), call(s(2, 3)), call(s(), 0)),
    **row("broadcast_to", call(s(3), (2, 3)), call(s(2, 1), (2, 3)), call(s(), 4)),
    **row("broadcast_shapes", call((3,), (2, 1)), call(3, (2, 3)), call(()), call()),
    **row("packbits", call(s(2, 9)), call(s(2, 9), 1), call(s(3), 0)),
    **row("unpackbits", call(s(2, 3)), call(s(2, 3), 0), call(s(2, 3), 1, 20), call(s(2, 3), 1, -3), call(s(2, 3), None, 9)),
    **row("ndarray.view", call(s(2, 3)), call(s(2, 3), (8, 8)), call(s(2, 4), (4, 8)), call(s(2, 3), (8, 4)), call(s(), (8, 8)), call(s(3), (16, 4))),
    **row("shape ndim", call(s(2, 3)), call(s())),
    **row("size", call(s(2, 3)), call(s(2, 3, 4), -1), call(s(2, 3, 4), (0, 2)), call(s())),
    **row("ndarray.item", call(s(1, 1)), call(s()), call(s(2, 3), 4), call(s(2, 3), 1, -1), call(s(2, 3), (1, 2)), call(s(3), -3)),
    **row("ndarray.tolist", call(s(2, 3)), call(s())),
    **row("ndarray.to_device", call(s(2, 3), "cpu")),
    **row("ndarray.byteswap", call(s(2, 3)), call(s())),
    **row("broadcast_arrays", call(s(3), s(2, 1)), call(s(3))),
    **row("atleast_1d atleast_2d atleast_3d", call(s()), call(s(2)), call(s(2, 3)), call(s(2, 3, 4)), call(s(2, 3, 4, 5)), call(s(), s(3))),
    **row("flip", call(s(2, 3)), call(s(2, 3), 1), call(s(2, 3), (0, -1))),
    **row("fliplr flipud", call(s(2, 3)), call(s(2, 3, 4))),
    **row("rot90", call(s(2, 3)), call(s(2, 3), 2), call(s(2, 3, 4), -1, (1, -1))),
    **row("roll", call(s(2, 3), 1), call(s(2, 3), 1, 0), call(s(2, 3), (1, 2), (0, 1))),
    **row("repeat", call(s(2, 3), 2), call(s(2, 3), 2, 1), call(s(2, 3), (1, 2, 0), 1), call(s(2, 3), (2,), 0), call(s(2, 3), IndexArray(s(3)), 1), call(s(2, 3), IndexArray(s(1)), 0), call(s(2, 3), IndexArray(s())), call(s(), 3)),
    **row("tile", call(s(2, 3), 2), call(s(2, 3), (2, 1, 4)), call(s(2, 3), ()), call(s(), (2, 2))),
    **row("resize", call(s(2, 3), (4, 5)), call(s(2, 3), 2)),
    **row("trim_zeros", call(s(4))),
    **row("unstack", call(s(2, 3)), call(s(2, 3), axis=-1)),
    **row("astype ndarray.astype", call(s(2, 3), float), call(s(), int)),
    **row("ndarray.copy ndarray.conj ndarray.real ndarray.imag", call(s(2, 3)), call(s())),
    # ----------------------------------------------------------------------------- joining and splitting
    **row("concatenate concat", call((s(2, 3), s(4, 3))), call((s(2, 3), s(2, 1)), 1), call((s(2, 3), s(4)), None), call((s(2, 3), s(2, 4)), -1, s(2, 7))),
    **row("stack", call((s(2, 3), s(2, 3))), call((s(2, 3), s(2, 3)), -1), call((s(2), s(2), s(2)), 1, s(2, 3)), call((s(),))),
    **row("vstack row_stack", call((s(2, 3), s(4, 3))), call((s(3), s(2, 3))), call((s(), s()))),
    **row("hstack", call((s(2, 3), s(2, 1))), call((s(3), s(2))), call((s(), s(3)))),
    **row("dstack", call((s(2, 3, 4), s(2, 3, 1))), call((s(2, 3), s(2, 3))), call((s(3), s(1, 3)))),
    **row("column_stack", call((s(2), s(2, 3))), call((s(2), s(2))), call((s(), s()))),
    **row("append", call(s(2, 3), s(4)), call(s(2, 3), s(1, 3), 0), call(s(2, 3), s(2, 2), -1)),
    **row("split", call(s(4, 6), 2), call(s(4, 6), 3, 1), call(s(4, 6), (1, 3)), call(s(4, 6), (2, -1, 9), -1)),
    **row("array_split", call(s(4, 6), 3), call(s(4, 6), 4, 1), call(s(4, 6), (1, 3))),
    **row("vsplit", call(s(4, 6), 2), call(s(4, 6), (1,))),
    **row("hsplit", call(s(4, 6), 2), call(s(4), (1,))),
    **row("dsplit", call(s(4, 6, 4), 2), call(s(4, 6, 5), (1,))),
    **row("pad", call(s(2, 3), 1), call(s(2, 3), (1, 2)), call(s(2, 3), ((1, 2), (0, 3))), call(s(2, 3), ((1, 2),)), call(s(2, 3), ((1,), (2,))), call(s(2, 3), 1, "edge"), call(s(2, 3), ByAxis(((0, 1), (-1, (2, 3))))), call(s(2, 3), ByAxis(())), call(s(0, 3), ((0, 0), (1, 1)), "reflect")),
    **row(
        "insert",
        call(s(2, 3), 1, s()),
        call(s(2, 3), 1, s(4)),
        call(s(2, 3), 1, s(3), 0),
        call(s(2, 3), 0, s(4, 2), 1),
        call(s(2, 3), (1, 2), s(2, 2), 1),
        call(s(2, 3), (1,), s(2, 4), -1),
        call(s(2, 3), (1,), s(), 0),
        call(s(2, 3), (0, -1, 2), s(), 1),
        call(s(2, 3), (), s(), 0),
        call(s(2, 3), IndexArray(s(2)), s(2, 2), 1),
        call(s(2, 3), IndexArray(s(1)), s(2, 2), 1),
        call(s(2, 3), IndexArray(s()), s(3), 0),
        call(s(2, 3), Mask(s(3)), s(2, 1), 1),
        call(s(2, 4), Slice(0, 4, 2), s(2, 2), 1),
    ),
    **row(
        "delete",
        call(s(2, 3), 1),
        call(s(2, 3), -2, 1),
        call(s(2, 3), (0,), 1),
        call(s(2, 3), (0, -1, 2, 0), 1),
        call(s(2, 3), (), 1),
        call(s(2, 3), Slice(0, 2), 1),
        call(s(2, 3), Slice(None, None, -2)),
        call(s(2, 3), IndexArray(s(2)), 1),
        call(s(2, 3), IndexArray(s(1)), 1),
        call(s(2, 3), IndexArray(s(0)), 1),
        call(s(2, 3), IndexArray(s(2, 2)), 0),
        call(s(2, 3), Mask(s(3)), 1),
    ),
    # --------------------------------------------------------------------------------------- indexing
    **row(
        "getitem",
        call(s(4, 5, 6), (0,)),
        call(s(4, 5, 6), (-1, Slice(1, None), NEW_AXIS)),
        call(s(4, 5, 6), (ELLIPSIS, Slice(None, -2), 3)),
        call(s(4, 5, 6), (Slice(None, None, 2), Slice(None, None, -1), Slice(4, 0, -2))),
        call(s(4, 5, 6), (Slice(-3, 10), Slice(7, None), Slice(-10, -2))),
        call(s(4, 5, 6), (Slice(10, 1, -1), Slice(None, -4, -3), Slice(-2, -20, -1))),
        call(s(4, 5, 6), (IndexArray(s(2, 3)),)),
        call(s(4, 5, 6), (IndexArray(s(3)), Slice(), IndexArray(s(2, 1)))),
        call(s(4, 5, 6), (Slice(), IndexArray(s(3)), IndexArray(s(2, 1)))),
        call(s(4, 5, 6), (0, Slice(), IndexArray(s(7)))),
        call(s(4, 5, 6), (Slice(), 0, IndexArray(s(7)))),
        call(s(4, 5, 6), (Slice(), IndexArray(s(7)), ELLIPSIS, 2)),
        call(s(4, 5, 6), (NEW_AXIS, IndexArray(s(3)), ELLIPSIS, IndexArray(s()), NEW_AXIS)),
        call(s(4, 5, 6), (Mask(s(4, 5)),)),
        call(s(4, 5, 6), (Mask(s(4)), Slice(None, 2), Mask(s(6)))),
        call(s(4, 5, 6), (ELLIPSIS, Mask(s(5, 6)), NEW_AXIS)),
        call(s(4, 5, 6), (Mask(s()),)),
        call(s(), ()),
        call(s(3), (ELLIPSIS,)),
    ),
    **row(
        "setitem",
        call(s(4, 5, 6), (0,), s(5, 6)),
        call(s(4, 5, 6), (0, Slice(2)), s(1, 1, 1, 6)),
        call(s(4, 5, 6), (0, 1, 2), s()),
        call(s(4, 5, 6), (0, 1, 2, ELLIPSIS), s(1, 1)),
        call(s(4, 5), (Mask(s(4, 5)),), s()),
        call(s(4, 5), (Mask(s(4, 5)),), s(1)),
        call(s(4, 5), (Mask(s(4)),), s(1, 1, 5)),
        call(s(4, 5), (IndexArray(s(3)), Slice()), s(3, 5)),
        call(s(4, 5), (ELLIPSIS,), s(1, 1, 4, 5)),
    ),
    **row("take", call(s(4, 5), s(2, 3)), call(s(4, 5), s(2, 3), 1), call(s(4, 5), s(), -2), call(s(4, 5), s(3), 0, s(3, 5))),
    **row("take_along_axis", call(s(4, 5), s(4, 2), 1), call(s(4, 5), s(1, 2), -1), call(s(4, 5), s(3), None), call(s(4, 5), s(4, 2))),
    **row("put_along_axis", call(s(4, 5), s(4, 2), s(), 1), call(s(4, 5), s(1, 2), s(4, 2), -1), call(s(4, 5), s(3), s(), None)),
    **row("ndarray.compress", call(s(4, 5), s(3)), call(s(4, 5), s(3), 1), call(s(4, 5), s(4), 0)),
    **row("compress", call(s(3), s(4, 5)), call(s(3), s(4, 5), 1), call(s(4), s(4, 5), 0)),
    **row("extract", call(s(2, 3), s(2, 3))),
    **row("choose", call(s(2, 3), (s(2, 3), s(3))), call(s(3), (s(2, 1), s(3), s(1)))),
    **row("select", call((s(2, 3), s(3)), (s(2, 3), s(2, 1))), call((s(3),), (s(2, 1),), s(3))),
    **row("diagonal", call(s(4, 5)), call(s(4, 5, 6), 1), call(s(4, 5, 6), -2, 2, 0), call(s(4, 5), 9)),
    **row("put ndarray.put", call(s(4, 5), s(3), s(3)), call(s(4, 5), s(3), s())),
    **row("place putmask", call(s(4, 5), s(4, 5), s(3))),
    **row("ndarray.fill", call(s(4, 5), s())),
    **row("fill_diagonal", call(s(4, 5), s()), call(s(3, 3, 3), s(3))),
    **row("nonzero argwhere flatnonzero", call(s(4, 5)), call(s(3))),
    **row("ix_", call(IndexArray(s(2)), (0, 1, 1)), call(IndexArray(s(2))), call((1,), Mask(s(3)), ()), call()),
    **row("mask_indices", call(3, np.triu), call(0, np.tril, 1)),
    **row("tril_indices triu_indices", call(4), call(4, 1), call(4, 0, 6), call(4, 0, 4)),
    **row("tril_indices_from triu_indices_from", call(s(4, 4)), call(s(4, 6), 1)),
    **row("diag_indices", call(4), call(4, 3)),
    **row("diag_indices_from", call(s(4, 4)), call(s(3, 3, 3))),
    **row("unravel_index", call(s(4), (2, 3)), call(s(), (2, 3, 4))),
    **row("ravel_multi_index", call((s(4), s(2, 1)), (2, 3))),
    **CREATION,
    **MATHEMATICS,
    **SUBMODULES,
}
# fmt: on
