"""A row of operands for every operation: calls that NumPy accepts, in the words of the rules.

Shapes stand for arrays; everything else is an argument as `infer` takes it. The tests make arrays of the
shapes, call NumPy, and compare; and they change the rows, to see the same calls accepted and refused.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from shapedgrad.shapes.indexing import ELLIPSIS, NEW_AXIS, IndexArray, Mask, Slice
from shapedgrad.shapes.shape import Shape


@dataclass(frozen=True)
class Call:
    """The arguments of one call."""

    args: tuple[Any, ...]
    params: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return ", ".join([*map(str, self.args), *(f"{name}={value}" for name, value in self.params.items())])


def call(*args: Any, **params: Any) -> Call:
    return Call(args, params)


def s(*dims: int) -> Shape:
    return Shape(dims)


def row(names: str, *calls: Call) -> dict[str, tuple[Call, ...]]:
    return dict.fromkeys(names.split(), calls)


UNARY = (call(s(2, 3)), call(s()), call(s(2, 3), where=s(3)), call(s(3), out=s(2, 3)))
BINARY = (
    call(s(2, 3), s(3)),
    call(s(4, 1), s(2, 1, 3)),
    call(s(), s(0, 2)),
    call(s(2, 3), s(3), out=s(2, 3)),
    call(s(2, 3), s(3), where=s(2, 1)),
)
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


def _both(names: str, *calls: Call) -> dict[str, tuple[Call, ...]]:
    """Distributions, as methods of a generator and as functions."""
    return row(" ".join(f"random.Generator.{name} random.{name}" for name in names.split()), *calls)


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
    **row(
        "ufunc.reduce",
        call(s(2, 3)),
        call(s(2, 3), None),
        call(s(2, 3), 1, keepdims=True),
        call(s(2, 3), (0, 1), where=s(3)),
        call(s(2, 3), -1, out=s(2)),
    ),
    **row("ufunc.accumulate", call(s(2, 3)), call(s(2, 3), 1)),
    **row("ufunc.reduceat", call(s(2, 3), s(4)), call(s(2, 3), s(4), 1)),
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
    **row(
        "asarray asanyarray asarray_chkfinite ascontiguousarray asfortranarray require copy",
        call(s(2, 3)),
        call(s()),
    ),
    **row("frombuffer", call(s(4)), call(s(4), count=2)),
    **row("fromiter", call(s(4), float), call(s(4), float, 3)),
    **row("arange", call(5), call(2, 7), call(2, 7, 2), call(7, 2, -2), call(7, 2), call(0), call(2, 9, 3)),
    **row(
        "linspace logspace geomspace",
        call(s(), s()),
        call(s(), s(), 5),
        call(s(2, 3), s(3), 5),
        call(s(2, 3), s(3), 5, axis=-1),
        call(s(2, 3), s(3), 5, axis=1),
        call(s(), s(), 0),
    ),
    **row(
        "meshgrid",
        call(s(2), s(3), s(4)),
        call(s(2), s(3), indexing="ij"),
        call(s(2), s(), sparse=True),
        call(s(4)),
        call(),
    ),
    **row("indices", call((2, 3)), call((2, 3), sparse=True), call(())),
    **row(
        "diag",
        call(s(3)),
        call(s(3), 2),
        call(s(3), -1),
        call(s(3, 4)),
        call(s(3, 4), 2),
        call(s(3, 4), -2),
        call(s(2, 3), 7),
    ),
    **row("diagflat", call(s(3)), call(s(2, 3), -2)),
    **row("tril triu", call(s(3)), call(s(2, 3)), call(s(4, 2, 3), 1)),
    **row("vander", call(s(3)), call(s(3), 5)),
    **row("hanning hamming bartlett blackman", call(5), call(0), call(-2)),
    **row("kaiser", call(5, 2.0), call(0, 2.0)),
    # ------------------------------------------------------------------------------ array manipulation
    **row("copyto", call(s(2, 3), s(3)), call(s(2, 3), s(), where=s(2, 1))),
    **row(
        "reshape",
        call(s(2, 6), (3, 4)),
        call(s(2, 6), (-1, 3)),
        call(s(2, 6), -1),
        call(s(1, 1), ()),
        call(s(0, 3), (3, -1)),
    ),
    **row(
        "ndarray.reshape",
        call(s(2, 6), 3, 4),
        call(s(2, 6), (3, -1)),
        call(s(2, 6), -1),
        call(s(2, 6), 3, -1, 2),
    ),
    **row("ravel ndarray.flatten", call(s(2, 6)), call(s())),
    **row("transpose permute_dims", call(s(2, 3, 4)), call(s(2, 3, 4), (1, -1, 0)), call(s())),
    **row("ndarray.transpose", call(s(2, 3, 4)), call(s(2, 3, 4), 1, 2, 0), call(s(2, 3), (1, 0))),
    **row("ndarray.T", call(s(2, 3, 4)), call(s(2))),
    **row("matrix_transpose linalg.matrix_transpose ndarray.mT", call(s(2, 3, 4)), call(s(2, 3))),
    **row("swapaxes", call(s(2, 3, 4), 0, -1), call(s(2, 3), 1, 1)),
    **row(
        "moveaxis",
        call(s(2, 3, 4), 0, -1),
        call(s(2, 3, 4), (0, 1), (-1, 0)),
        call(s(2, 3, 4, 5), (3, 0), (1, 2)),
    ),
    **row(
        "rollaxis",
        call(s(2, 3, 4), 2),
        call(s(2, 3, 4), 0, 3),
        call(s(2, 3, 4), -1, 1),
        call(s(2, 3, 4), 1, -1),
    ),
    **row("expand_dims", call(s(2, 3), 0), call(s(2, 3), (0, -1)), call(s(2, 3), -2), call(s(), (0, 1))),
    **row(
        "squeeze",
        call(s(2, 1, 3, 1)),
        call(s(2, 1, 3, 1), 1),
        call(s(2, 1, 3, 1), (1, -1)),
        call(s(2, 3)),
        call(s(), 0),
    ),
    **row("broadcast_to", call(s(3), (2, 3)), call(s(2, 1), (2, 3)), call(s(), 4)),
    **row("broadcast_arrays", call(s(3), s(2, 1)), call(s(3))),
    **row(
        "atleast_1d atleast_2d atleast_3d",
        call(s()),
        call(s(2)),
        call(s(2, 3)),
        call(s(2, 3, 4)),
        call(s(2, 3, 4, 5)),
        call(s(), s(3)),
    ),
    **row("flip", call(s(2, 3)), call(s(2, 3), 1), call(s(2, 3), (0, -1))),
    **row("fliplr flipud", call(s(2, 3)), call(s(2, 3, 4))),
    **row("rot90", call(s(2, 3)), call(s(2, 3), 2), call(s(2, 3, 4), -1, (1, -1))),
    **row("roll", call(s(2, 3), 1), call(s(2, 3), 1, 0), call(s(2, 3), (1, 2), (0, 1))),
    **row(
        "repeat",
        call(s(2, 3), 2),
        call(s(2, 3), 2, 1),
        call(s(2, 3), (1, 2, 0), 1),
        call(s(2, 3), (2,), 0),
        call(s(), 3),
    ),
    **row("tile", call(s(2, 3), 2), call(s(2, 3), (2, 1, 4)), call(s(2, 3), ()), call(s(), (2, 2))),
    **row("resize", call(s(2, 3), (4, 5)), call(s(2, 3), 2)),
    **row("trim_zeros", call(s(4))),
    **row("unstack", call(s(2, 3)), call(s(2, 3), axis=-1)),
    **row("astype ndarray.astype", call(s(2, 3), float), call(s(), int)),
    **row("ndarray.copy ndarray.conj ndarray.real ndarray.imag", call(s(2, 3)), call(s())),
    # ----------------------------------------------------------------------------- joining and splitting
    **row("concatenate concat", call((s(2, 3), s(4, 3))), call((s(2, 3), s(2, 1)), 1), call((s(2, 3), s(4)), None), call((s(2, 3), s(2, 4)), -1, s(2, 7))),
    **row("stack", call((s(2, 3), s(2, 3))), call((s(2, 3), s(2, 3)), -1), call((s(2), s(2), s(2)), 1, s(2, 3)), call((s(),))),
    **row("vstack", call((s(2, 3), s(4, 3))), call((s(3), s(2, 3))), call((s(), s()))),
    **row("hstack", call((s(2, 3), s(2, 1))), call((s(3), s(2))), call((s(), s(3)))),
    **row("dstack", call((s(2, 3, 4), s(2, 3, 1))), call((s(2, 3), s(2, 3))), call((s(3), s(1, 3)))),
    **row("column_stack", call((s(2), s(2, 3))), call((s(2), s(2))), call((s(), s()))),
    **row("append", call(s(2, 3), s(4)), call(s(2, 3), s(1, 3), 0), call(s(2, 3), s(2, 2), -1)),
    **row("split", call(s(4, 6), 2), call(s(4, 6), 3, 1), call(s(4, 6), (1, 3)), call(s(4, 6), (2, -1, 9), -1)),
    **row("array_split", call(s(4, 6), 3), call(s(4, 6), 4, 1), call(s(4, 6), (1, 3))),
    **row("vsplit", call(s(4, 6), 2), call(s(4, 6), (1,))),
    **row("hsplit", call(s(4, 6), 2), call(s(4), (1,))),
    **row("dsplit", call(s(4, 6, 4), 2), call(s(4, 6, 5), (1,))),
    **row("pad", call(s(2, 3), 1), call(s(2, 3), (1, 2)), call(s(2, 3), ((1, 2), (0, 3))), call(s(2, 3), ((1, 2),)), call(s(2, 3), ((1,), (2,)))),
    **row("insert", call(s(2, 3), 1, s()), call(s(2, 3), 1, s(4)), call(s(2, 3), 1, s(3), 0), call(s(2, 3), 0, s(4, 2), 1), call(s(2, 3), s(2), s(2, 2), 1)),
    **row("delete", call(s(2, 3), 1), call(s(2, 3), -2, 1), call(s(2, 3), s(2), 1)),
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
    **row(
        "take",
        call(s(4, 5), s(2, 3)),
        call(s(4, 5), s(2, 3), 1),
        call(s(4, 5), s(), -2),
        call(s(4, 5), s(3), 0, s(3, 5)),
    ),
    **row(
        "take_along_axis",
        call(s(4, 5), s(4, 2), 1),
        call(s(4, 5), s(1, 2), -1),
        call(s(4, 5), s(3), None),
        call(s(4, 5), s(4, 2)),
    ),
    **row(
        "put_along_axis",
        call(s(4, 5), s(4, 2), s(), 1),
        call(s(4, 5), s(1, 2), s(4, 2), -1),
        call(s(4, 5), s(3), s(), None),
    ),
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
    **row("ix_", call(s(2), s(3)), call(s(2))),
    **row("tril_indices triu_indices", call(4), call(4, 1), call(4, 0, 6), call(4, 0, 4)),
    **row("tril_indices_from triu_indices_from", call(s(4, 4)), call(s(4, 6), 1)),
    **row("diag_indices", call(4), call(4, 3)),
    **row("unravel_index", call(s(4), (2, 3)), call(s(), (2, 3, 4))),
    **row("ravel_multi_index", call((s(4), s(2, 1)), (2, 3))),
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
    ),
    **row("linalg.matmul", call(s(2, 3), s(3, 4)), call(s(5, 2, 3), s(3))),
    **row("matvec", call(s(2, 3), s(3)), call(s(5, 2, 3), s(6, 1, 3))),
    **row("vecmat", call(s(2), s(2, 3)), call(s(6, 1, 2), s(5, 2, 3))),
    **row("vecdot", call(s(3), s(3)), call(s(2, 3), s(4, 1, 3)), call(s(2, 3), s(2, 3), axis=0)),
    **row("linalg.vecdot", call(s(3), s(3)), call(s(2, 3), s(4, 1, 3)), call(s(2, 3), s(2, 3), axis=0)),
    **row(
        "dot",
        call(s(2, 3), s(3, 4)),
        call(s(2, 3), s(3)),
        call(s(), s(3)),
        call(s(2, 3), s(5, 3, 4)),
        call(s(2, 3), s(3, 4), s(2, 4)),
    ),
    **row("vdot", call(s(2, 3), s(3, 2)), call(s(), s(1))),
    **row("inner", call(s(2, 3), s(4, 3)), call(s(), s(4, 3)), call(s(3), s(5, 4, 3))),
    **row("outer", call(s(2, 3), s(4)), call(s(2), s(4), s(2, 4))),
    **row("linalg.outer", call(s(2), s(4))),
    **row("kron", call(s(2, 3), s(4)), call(s(2), s(4, 5, 6))),
    **row(
        "tensordot",
        call(s(2, 3, 4), s(3, 4, 5)),
        call(s(2, 3), s(4, 5), 0),
        call(s(2, 3, 4), s(4, 2), ((0, 2), (1, 0))),
        call(s(2, 3), s(3, 4), (1, 0)),
    ),
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
    ),
    **row("linalg.multi_dot", call((s(2, 3), s(3, 4), s(4, 5))), call((s(3), s(3, 4), s(4)))),
    **row("trace", call(s(4, 5)), call(s(4, 5, 6), 1, 2, 0), call(s(4, 5, 6), out=s(6))),
    # ------------------------------------------------------------------------------- sums and numbers
    **row("sum prod nansum nanprod", *FOLD, *WHERE),
    **row(
        "max min amax amin nanmax nanmin",
        *FOLD[:-1],
        call(s(3, 0), axis=0),
        call(s(0, 3), axis=0, initial=s()),
    ),
    **row("ptp median", *FOLD[:-1]),
    **row("nanmedian", *FOLD[:6]),
    **row("any all mean nanmean std var nanstd nanvar", *FOLD, *WHERE),
    **row(
        "argmax argmin nanargmax nanargmin",
        call(s(2, 3)),
        call(s(2, 3), 0),
        call(s(2, 3), -1, keepdims=True),
        call(s(2, 3), 1, s(2)),
        call(s(), 0),
    ),
    **row("count_nonzero", call(s(2, 3)), call(s(2, 3), 0), call(s(2, 3), (0, 1), keepdims=True), call(s(), 0)),
    **row(
        "cumsum cumprod nancumsum nancumprod",
        call(s(2, 3)),
        call(s(2, 3), 1),
        call(s()),
        call(s(), 0),
    ),
    **row(
        "cumulative_sum cumulative_prod",
        call(s(3)),
        call(s(2, 3), axis=1),
        call(s(2, 3), axis=0, include_initial=True),
    ),
    **row("round around", call(s(2, 3)), call(s(3), 1, s(1, 3))),
    **row(
        "clip",
        call(s(2, 3), s(), s(3)),
        call(s(3), s(2, 1), None),
        call(s(3), min=s(), max=s(2, 1)),
        call(s(3), s(), s(), s(2, 3)),
    ),
    **row("where", call(s(2, 3), s(3), s()), call(s(2, 3)), call(s(4))),
    **row("isclose allclose", call(s(2, 3), s(3)), call(s(2, 3), s(3), s(2, 1))),
    **row("array_equal array_equiv", call(s(2, 3), s(3)), call(s(2, 3), s(2, 4))),
    **row(
        "real imag angle isreal iscomplex isposinf isneginf sinc i0 nan_to_num real_if_close",
        call(s(2, 3)),
        call(s(4)),
    ),
    **row("unwrap", call(s(2, 3)), call(s(2, 3), axis=0)),
    **row(
        "convolve correlate",
        call(s(5), s(3)),
        call(s(3), s(5), "same"),
        call(s(3), s(5), "valid"),
        call(s(5), s(3), "full"),
    ),
    **row("diff", call(s(2, 5)), call(s(2, 5), 2), call(s(2, 5), 1, 0), call(s(2, 5), 7), call(s(2, 5), 1, -1, s(), s(2, 3)), call(s(2, 5), 0)),
    **row("ediff1d", call(s(2, 5)), call(s(5), s(3)), call(s(5), s(), s(2))),
    **row("gradient", call(s(4, 5)), call(s(4, 5), axis=1), call(s(4, 5), s(), s(5)), call(s(4, 5), s(4), axis=0), call(s(4, 5, 3), s(), axis=(0, -1))),
    **row("trapezoid", call(s(4, 5)), call(s(4, 5), s(5)), call(s(4, 5), s(4), axis=0), call(s(4, 5), s(4, 5)), call(s(4, 5), None, s(), 0)),
    **row("interp", call(s(2, 3), s(4), s(4)), call(s(), s(4), s(4))),
    **row("cross", call(s(4, 3), s(3)), call(s(4, 3), s(4, 2)), call(s(4, 2), s(1, 2)), call(s(3, 4), s(3, 4), axis=0), call(s(3, 4), s(4, 3), 0, -1, 0)),
    **row("polyval", call(s(3), s(4, 5)), call(s(3, 2), s(2))),
    **row("polyfit", call(s(5), s(5), 2), call(s(5), s(5, 3), 2)),
    **row("roots", call(s(3))),
    **row("polymul", call(s(3), s(4))),
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
    **row("isin union1d setxor1d setdiff1d intersect1d", call(s(2, 3), s(4))),
    # ------------------------------------------------------------------------------------- statistics
    **row(
        "quantile percentile",
        call(s(2, 3), s()),
        call(s(2, 3), s(4)),
        call(s(2, 3, 4), s(5), (0, 1)),
        call(s(2, 3), s(4), 1, keepdims=True),
    ),
    **row("nanquantile nanpercentile", call(s(2, 3), s()), call(s(2, 3), s(4), 1, keepdims=True), call(s(2, 3), s(4, 5), (0, 1))),
    **row(
        "average",
        call(s(2, 3)),
        call(s(2, 3), 0, s(2)),
        call(s(2, 3), 0, s(2), returned=True),
        call(s(2, 3), None, s(2, 3)),
        call(s(2, 3), 1, s(2, 3), keepdims=True),
    ),
    **row("cov", call(s(2, 3)), call(s(4)), call(s(2, 3), s(4, 3)), call(s(2, 3), s(2, 4), False)),
    **row("corrcoef", call(s(2, 3)), call(s(2, 3), s(4, 3)), call(s(2, 3), s(2, 4), False)),
    **row("histogram", call(s(2, 3)), call(s(5), 4), call(s(5), s(4)), call(s(5), weights=s(5))),
    **row("bincount", call(s(5)), call(s(5), s(5))),
    **row("digitize", call(s(2, 3), s(4))),
    # --------------------------------------------------------------------------- numpy.linalg, numpy.fft
    **row("linalg.inv linalg.cholesky linalg.det linalg.slogdet linalg.eigvals linalg.eigvalsh linalg.eig linalg.eigh", call(s(3, 3)), call(s(5, 3, 3))),
    **row("linalg.matrix_power", call(s(3, 3), 2), call(s(5, 3, 3), 3)),
    **row("linalg.svd", call(s(3, 4)), call(s(2, 4, 3), False), call(s(2, 3, 4), compute_uv=False), call(s(3, 3), hermitian=True)),
    **row("linalg.svdvals linalg.matrix_rank linalg.pinv linalg.cond", call(s(3, 4)), call(s(5, 4, 3))),
    **row("linalg.qr", call(s(3, 4)), call(s(5, 4, 3)), call(s(4, 3), "complete"), call(s(4, 3), "r"), call(s(4, 3), "raw")),
    **row("linalg.solve", call(s(3, 3), s(3)), call(s(3, 3), s(3, 2)), call(s(5, 3, 3), s(3)), call(s(5, 1, 3, 3), s(4, 3, 2))),
    **row("linalg.lstsq", call(s(5, 3), s(5)), call(s(5, 3), s(5, 2))),
    **row("linalg.norm", call(s(2, 3)), call(s(2, 3, 4)), call(s(2, 3), 2, 1), call(s(2, 3, 4), None, (0, 1)), call(s(2, 3, 4), axis=-1, keepdims=True), call(s(2, 3), "fro")),
    **row("linalg.matrix_norm", call(s(2, 3)), call(s(5, 2, 3), keepdims=True)),
    **row("linalg.vector_norm", call(s(2, 3)), call(s(2, 3), axis=0), call(s(2, 3), axis=(0, 1), keepdims=True)),
    **row("linalg.trace linalg.diagonal", call(s(2, 3)), call(s(5, 2, 3), offset=1)),
    **row("linalg.tensorinv", call(s(2, 3, 6)), call(s(6, 2, 3), 1)),
    **row("linalg.tensorsolve", call(s(2, 3, 6), s(2, 3)), call(s(2, 6, 3), s(2, 3), (1,))),
    **row("linalg.cross", call(s(4, 3), s(3)), call(s(3, 4), s(3, 4), axis=0)),
    **row("fft.fft fft.ifft fft.rfft fft.irfft fft.hfft fft.ihfft", call(s(4, 5)), call(s(4, 5), 3), call(s(4, 5), None, 0), call(s(4, 5), 8, 1)),
    **row("fft.fftn fft.ifftn fft.rfftn fft.irfftn", call(s(4, 5)), call(s(4, 5), (3, 6), (0, 1)), call(s(4, 5, 6), None, (0, -1)), call(s(4, 5), (3, -1), (0, 1))),
    **row("fft.fft2 fft.ifft2 fft.rfft2 fft.irfft2", call(s(4, 5)), call(s(6, 4, 5)), call(s(4, 5), (3, 6))),
    **row("fft.fftshift fft.ifftshift", call(s(4, 5)), call(s(4, 5), 1), call(s(4, 5), (0, -1))),
    **row("fft.fftfreq fft.rfftfreq", call(5), call(4)),
    # ----------------------------------------------------------------------------------------- random
    **_both("standard_cauchy", call(), call((2, 3))),
    **_both("standard_normal", call(), call((2, 3))),
    **_both(
        "normal laplace logistic gumbel uniform beta gamma f noncentral_chisquare lognormal wald vonmises binomial"
        " negative_binomial",
        call(s(), s()),
        call(s(3), s(2, 1)),
        call(s(3), s(), (2, 3)),
        call(s(2, 1), s(3), size=(2, 3)),
    ),
    **_both(
        "exponential rayleigh standard_t chisquare pareto power weibull geometric logseries poisson zipf standard_gamma",
        call(s()),
        call(s(3), (2, 3)),
        call(s(2, 3)),
        call(s(2, 1), size=(2, 3)),
    ),
    **_both("noncentral_f triangular hypergeometric", call(s(3), s(2, 1), s()), call(s(3), s(), s(3), (2, 3))),
    **_both("random standard_exponential", call(), call(4), call((2, 3)), call(())),
    **row("random.random_sample random.ranf random.sample", call(), call(4), call((2, 3)), call(())),
    **row("random.Generator.integers random.randint", call(s(), s(3)), call(s(), s(2, 1), size=(2, 3)), call(s(2, 3))),
    **row("random.rand random.randn", call(), call(2, 3), call(4)),
    **_both("choice", call(s(4)), call(s(4), (2, 3)), call(s(), 5), call(s(4), 3, True, s(4))),
    **row("random.Generator.choice", call(s(4)), call(s(4), (2, 3)), call(s(4, 5), (2, 3)), call(s(4, 5), 2, axis=1), call(s(), 5), call(s(4), 3, True, s(4))),
    **_both("permutation", call(s(4)), call(s(4, 5))),
    **row("random.Generator.permuted", call(s(4)), call(s(4, 5), axis=1), call(s(4, 5), out=s(4, 5))),
    **_both("dirichlet", call(s(4)), call(s(4), (2, 3))),
    **row("random.Generator.multinomial", call(s(), s(4)), call(s(3), s(2, 1, 4)), call(s(), s(4), (2, 3)), call(s(3), s(4), (2, 3))),
    **row("random.multinomial", call(s(), s(4)), call(s(), s(4), (2, 3))),
    **_both("multivariate_normal", call(s(3), s(3, 3)), call(s(3), s(3, 3), (4, 5))),
    **row("random.Generator.multivariate_hypergeometric", call(s(3), 2), call(s(3), 2, (4, 5))),
}
# fmt: on
