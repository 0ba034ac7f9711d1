"""Every operation and its rule, in the order of NumPy's manual; `infer` is the one door.

A leading dot marks what is an ndarray method as well, with the array as its first argument; what only the
method can do has a row of its own, ``ndarray.reshape``. ``ufunc.reduce`` stands for that method of every
ufunc. Adding an operation is adding a row here and, if no rule fits, a rule in its family.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from shapedgrad.shapes.rules import (
    assignment,
    calculus,
    contraction,
    creation,
    dimensions,
    elementwise,
    indexing,
    joining,
    layout,
    linalg,
    reduction,
    sorting,
    statistics,
)
from shapedgrad.shapes.rules.operation import Operation, rows
from shapedgrad.shapes.rules.settling import apply
from shapedgrad.shapes.rules.submodules import SUBMODULES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shapedgrad.shapes.rules.parameters import Result

__all__ = ["METHODS", "TABLE", "Operation", "infer"]


def infer(operation: str, /, *args: Any, **params: Any) -> Result:
    """The shape of the result of a NumPy operation, or a tuple of shapes if it has several.

    Arguments are those of the operation itself, each in the form that the rule's annotation names. An
    unknown one is UNKNOWN: the answer is what is certain whatever it is.

    Raises
    ------
    ShapeError
        The operation is certain to fail, or is not proven to work for every size of the declared names.

    Examples
    --------
    >>> from shapedgrad.shapes.notation import parse_shape
    >>> infer("matmul", parse_shape("N, D"), parse_shape("D, 3"))
    Shape(N, 3)
    """
    return apply(TABLE[operation], args, params)


_ADD = "broadcast {x1} with {x2}"
_UNARY = "map over {x}"
_NEW = "make an array of shape {shape}"
_LIKE = "make an array like {a}"
_FOLD = "reduce {a} over axis {axis}"
_LEAST = "add axes to {arys}"

_SPLIT = "split axis {axis} of {ary} into {indices_or_sections}"
_SORT = "sort {a} along axis {axis}"
_RUN = "accumulate {a} along axis {axis}"


# fmt: off
_OPERATIONS: Final = (
    # ------------------------------------------------------------------------------- universal functions
    *rows("add subtract multiply maximum minimum fmax fmin bitwise_and bitwise_or bitwise_xor gcd lcm", elementwise.binary, "promote", _ADD),
    *rows("floor_divide remainder mod fmod power pow left_shift right_shift bitwise_left_shift bitwise_right_shift", elementwise.binary, "quotient", _ADD),
    *rows("divide true_divide", elementwise.binary, "divide", _ADD),
    *rows("logaddexp logaddexp2 arctan2 atan2 hypot copysign nextafter heaviside", elementwise.binary, "inexact", _ADD),
    *rows("ldexp", elementwise.binary, "inexact first", _ADD),
    *rows("float_power", elementwise.binary, "float_power", _ADD),
    *rows("equal not_equal less less_equal greater greater_equal logical_and logical_or logical_xor", elementwise.binary, "bool", _ADD),
    *rows("divmod", elementwise.binary_pair, "quotient", _ADD),
    *rows("negative positive invert bitwise_not bitwise_invert sign floor ceil trunc", elementwise.unary, "same", _UNARY),
    *rows("square reciprocal .conjugate conj", elementwise.unary, "quotient", _UNARY),
    *rows("absolute abs", elementwise.unary, "abs", _UNARY),
    *rows("exp exp2 expm1 log log2 log10 log1p sqrt cbrt fabs sin cos tan arcsin asin arccos acos arctan atan rint sinh cosh tanh arcsinh asinh arccosh acosh arctanh atanh degrees radians deg2rad rad2deg spacing", elementwise.unary, "inexact", _UNARY),
    *rows("isfinite isinf isnan isnat signbit logical_not", elementwise.unary, "bool", _UNARY),
    *rows("modf", elementwise.unary_pair, "inexact", _UNARY),
    *rows("frexp", elementwise.unary_pair, "frexp", _UNARY),
    *rows("bitwise_count", elementwise.unary, "uint8", _UNARY),
    *rows("ufunc.reduce", reduction.ufunc_reduce, "parameter", "reduce {array} over axis {axis}", "shape-axis"),
    *rows("ufunc.accumulate", reduction.ufunc_accumulate, "parameter", "accumulate {array} along axis {axis}", "shape-axis"),
    *rows("ufunc.reduceat", reduction.ufunc_reduceat, "parameter", "reduce {array} over axis {axis}", "shape-axis"),
    *rows("ufunc.outer", contraction.ufunc_outer, "parameter", "combine {A} with {B}"),
    # ---------------------------------------------------------------------------------- array creation
    *rows("zeros ones empty", creation.filled, "parameter:float64", _NEW, "shape"),
    *rows("full", creation.full, "full", "fill an array of shape {shape} with {fill_value}"),
    *rows("zeros_like ones_like", creation.like, "like", _LIKE, "shape"),
    *rows("empty_like", creation.empty_like, "like", "make an array like {prototype}", "shape"),
    *rows("full_like", creation.full_like, "like", "fill an array like {a} with {fill_value}"),
    *rows("eye", creation.eye, "parameter:float64", "make a matrix of {N} x {M}", "shape"),
    *rows("tri", creation.tri, "parameter:float64", "make a matrix of {N} x {M}", "shape"),
    *rows("identity", creation.identity, "parameter:float64", "make a matrix of {n} x {n}", "shape"),
    *rows("array", creation.array, "like", "make an array of {object}", "shape"),
    *rows("asarray asanyarray asarray_chkfinite", creation.asarray, "like", "make an array of {a}", "shape"),
    *rows("ascontiguousarray asfortranarray", creation.contiguous, "like", "copy {a}", "shape"),
    *rows("require", creation.require, "like", "copy {a}", "shape"),
    *rows("copy", creation.copy, "same", "copy {a}", "shape"),
    *rows("frombuffer", creation.frombuffer, "parameter:float64", "read {count} numbers", "shape"),
    *rows("fromiter", creation.fromiter, "parameter:float64", "read {count} numbers", "shape"),
    *rows("arange", creation.arange, "promote", "count from {start_or_stop} to {stop} by {step}", "shape"),
    *rows("linspace", creation.linspace, "linspace", "space {num} numbers from {start} to {stop}"),
    *rows("logspace", creation.logspace, "linspace", "space {num} numbers from {start} to {stop}"),
    *rows("geomspace", creation.geomspace, "float_power", "space {num} numbers from {start} to {stop}"),
    *rows("meshgrid", creation.meshgrid, "each", "make a grid of {xi}", "shape"),
    *rows("indices", creation.indices, "parameter:int64", "make indices of {dimensions}", "shape"),
    *rows("diag", creation.diag, "same", "take or make the diagonal of {v}", "shape-linalg"),
    *rows("diagflat", creation.diagflat, "same", "make a diagonal of {v}", "shape-linalg"),
    *rows("tril triu", creation.triangle, "same", "take a triangle of {m}", "shape-linalg"),
    *rows("vander", creation.vander, "vander", "take powers of {x}", "shape-linalg"),
    *rows("hanning hamming bartlett blackman", creation.window, "float64", "make a window of {M}", "shape"),
    *rows("kaiser", creation.kaiser, "float64", "make a window of {M}", "shape"),
    # ------------------------------------------------------------------------------ array manipulation
    *rows("copyto", assignment.copyto, "none", "copy {src} into {dst}", "shape-assign"),
    *rows("reshape", layout.reshape, "same", "reshape {a} to {shape}", "shape-reshape"),
    *rows("ndarray.reshape", layout.reshape_method, "same", "reshape {a} to {shape}", "shape-reshape"),
    *rows(".ravel ndarray.flatten", layout.ravel, "same", "flatten {a}", "shape-reshape"),
    *rows("transpose permute_dims", layout.transpose, "same", "transpose {a} by {axes}", "shape-axis"),
    *rows("ndarray.transpose", layout.transpose_method, "same", "transpose {a} by {axes}", "shape-axis"),
    *rows("ndarray.T", layout.transposed, "same", "transpose {a}", "shape-axis"),
    *rows("matrix_transpose ndarray.mT", layout.matrix_transpose, "same", "transpose {x}"),
    *rows(".swapaxes", layout.swapaxes, "same", "swap axes {axis1} and {axis2} of {a}", "shape-axis"),
    *rows("moveaxis", layout.moveaxis, "same", "move axis {source} of {a} to {destination}", "shape-axis"),
    *rows("rollaxis", layout.rollaxis, "same", "roll axis {axis} of {a} to {start}", "shape-axis"),
    *rows("expand_dims", dimensions.expand_dims, "same", "expand {a} at axis {axis}", "shape-axis"),
    *rows(".squeeze", dimensions.squeeze, "same", "squeeze axis {axis} of {a}", "shape-axis"),
    *rows("broadcast_to", dimensions.broadcast_to, "same", "broadcast {array} to {shape}"),
    *rows("broadcast_arrays", dimensions.broadcast_arrays, "each", "broadcast {args}"),
    *rows("atleast_1d", dimensions.atleast_1d, "each", _LEAST, "shape"),
    *rows("atleast_2d", dimensions.atleast_2d, "each", _LEAST, "shape"),
    *rows("atleast_3d", dimensions.atleast_3d, "each", _LEAST, "shape"),
    *rows("flip", layout.flip, "same", "flip axis {axis} of {m}", "shape-axis"),
    *rows("fliplr", layout.fliplr, "same", "flip {m}", "shape-axis"),
    *rows("flipud", layout.flipud, "same", "flip {m}", "shape-axis"),
    *rows("rot90", layout.rot90, "same", "turn axes {axes} of {m}", "shape-axis"),
    *rows("roll", layout.roll, "same", "roll axis {axis} of {a}", "shape-axis"),
    *rows(".repeat", layout.repeat, "same", "repeat {a} {repeats} times along axis {axis}", "shape-axis"),
    *rows("tile", layout.tile, "same", "tile {A} by {reps}", "shape"),
    *rows("resize", layout.resize, "same", "resize {a} to {new_shape}", "shape-reshape"),
    *rows("trim_zeros", layout.trim_zeros, "same", "trim {filt}", "shape"),
    *rows("unstack", layout.unstack, "same", "unstack axis {axis} of {x}", "shape-axis"),
    *rows("astype", layout.astype, "parameter", "convert {x}", "shape"),
    *rows("ndarray.astype", layout.astype_method, "parameter", "convert {a}", "shape"),
    *rows("ndarray.copy", creation.copy, "same", "copy {a}", "shape"),
    *rows("ndarray.conj", layout.whole, "same", "copy {a}", "shape"),
    *rows("ndarray.real ndarray.imag", layout.whole, "real", "take a part of {a}", "shape"),
    # ----------------------------------------------------------------------------- joining and splitting
    *rows("concatenate concat", joining.concatenate, "promote", "join {arrays} along axis {axis}", "shape-join"),
    *rows("stack", joining.stack, "strong", "stack {arrays} along axis {axis}", "shape-join"),
    *rows("vstack", joining.vstack, "strong", "stack {tup}", "shape-join"),
    *rows("hstack", joining.hstack, "strong", "stack {tup}", "shape-join"),
    *rows("dstack", joining.dstack, "strong", "stack {tup}", "shape-join"),
    *rows("column_stack", joining.column_stack, "strong", "stack {tup}", "shape-join"),
    *rows("append", joining.append, "strong", "append {values} to {arr}", "shape-join"),
    *rows("split", joining.split, "same", _SPLIT, "shape-join"),
    *rows("array_split", joining.array_split, "same", _SPLIT, "shape-join"),
    *rows("vsplit", joining.vsplit, "same", "split {ary} into {indices_or_sections}", "shape-join"),
    *rows("hsplit", joining.hsplit, "same", "split {ary} into {indices_or_sections}", "shape-join"),
    *rows("dsplit", joining.dsplit, "same", "split {ary} into {indices_or_sections}", "shape-join"),
    *rows("pad", joining.pad, "same", "pad {array} by {pad_width}", "shape-join"),
    *rows("insert", joining.insert, "same", "insert {values} into {arr}", "shape-join"),
    *rows("delete", joining.delete, "same", "delete {obj} of {arr}", "shape-index"),
    # --------------------------------------------------------------------------------------- indexing
    *rows("getitem", indexing.getitem, "same", "index {a} with {index}", "shape-index"),
    *rows("setitem", assignment.setitem, "none", "write {value} at {index} of {a}", "shape-assign"),
    *rows(".take", indexing.take, "same", "take {indices} along axis {axis} of {a}", "shape-index"),
    *rows("take_along_axis", indexing.take_along_axis, "same", "take {indices} along axis {axis} of {arr}", "shape-index"),
    *rows("put_along_axis", indexing.put_along_axis, "none", "write at {indices} of {arr}", "shape-assign"),
    *rows("ndarray.compress", indexing.compress_method, "same", "compress axis {axis} of {a}", "shape-index"),
    *rows("compress", indexing.compress, "second", "compress axis {axis} of {a}", "shape-index"),
    *rows("extract", indexing.extract, "second", "extract from {arr}", "shape-index"),
    *rows(".choose", indexing.choose, "promote rest", "choose by {a} from {choices}"),
    *rows("select", indexing.select_, "select", "choose by {condlist} from {choicelist}"),
    *rows(".diagonal", indexing.diagonal, "same", "take the diagonal of {a}", "shape-linalg"),
    *rows("put", assignment.put, "none", "write {v} into {a}", "shape-assign"),
    *rows("ndarray.put", assignment.put_method, "none", "write {values} into {a}", "shape-assign"),
    *rows("place", assignment.place, "none", "write {vals} into {arr}", "shape-assign"),
    *rows("putmask", assignment.putmask, "none", "write {values} into {a}", "shape-assign"),
    *rows("ndarray.fill", assignment.fill, "none", "fill {a} with {value}", "shape-assign"),
    *rows("fill_diagonal", assignment.fill_diagonal, "none", "fill the diagonal of {a} with {val}", "shape-assign"),
    *rows(".nonzero", indexing.nonzero, "int64", "find what is not zero in {a}", "shape-index"),
    *rows("argwhere", indexing.argwhere, "int64", "find what is not zero in {a}", "shape-index"),
    *rows("flatnonzero", indexing.some, "int64", "find what is not zero in {a}", "shape-index"),
    *rows("ix_", indexing.ix_, "parameter", "make a grid of {args}", "shape-index"),
    *rows("tril_indices", indexing.tril_indices, "int64", "index a triangle of {n}", "shape-index"),
    *rows("triu_indices", indexing.triu_indices, "int64", "index a triangle of {n}", "shape-index"),
    *rows("tril_indices_from", indexing.tril_indices_from, "int64", "index a triangle of {arr}", "shape-index"),
    *rows("triu_indices_from", indexing.triu_indices_from, "int64", "index a triangle of {arr}", "shape-index"),
    *rows("diag_indices", indexing.diag_indices, "int64", "index the diagonal of {n}", "shape-index"),
    *rows("diag_indices_from", indexing.diag_indices_from, "int64", "index the diagonal of {arr}", "shape-index"),
    *rows("unravel_index", indexing.unravel_index, "int64", "unravel {indices} in {shape}", "shape-index"),
    *rows("ravel_multi_index", indexing.ravel_multi_index, "int64", "ravel {multi_index} in {dims}", "shape-index"),
    # ---------------------------------------------------------------------------------- linear algebra
    *rows("matmul", contraction.matmul, "promote", "multiply {x1} @ {x2}", "shape-matmul"),
    *rows("matvec", contraction.matvec, "promote", "multiply {x1} @ {x2}", "shape-matmul"),
    *rows("vecmat", contraction.vecmat, "promote", "multiply {x1} @ {x2}", "shape-matmul"),
    *rows("vecdot", contraction.vecdot, "promote", "multiply {x1} with {x2} along axis {axis}", "shape-matmul"),
    *rows(".dot", contraction.dot, "strong", "multiply {a} with {b}", "shape-matmul"),
    *rows("vdot", contraction.vdot, "strong", "multiply {a} with {b}", "shape-matmul"),
    *rows("inner", contraction.inner, "strong", "multiply {a} with {b}", "shape-matmul"),
    *rows("outer", contraction.outer, "strong", "multiply {a} with {b}", "shape-matmul"),
    *rows("kron", contraction.kron, "strong", "multiply {a} with {b}", "shape-matmul"),
    *rows("tensordot", contraction.tensordot, "strong", "contract {a} with {b} over {axes}", "shape-matmul"),
    *rows("einsum", contraction.einsum, "strong", "contract {operands} as {subscripts}", "shape-einsum"),
    *rows(".trace", indexing.trace, "sum", "take the trace of {a}", "shape-linalg"),
    # ------------------------------------------------------------------------------- sums and numbers
    *rows(".sum .prod nansum nanprod", reduction.fold, "sum", _FOLD, "shape-axis"),
    *rows(".max .min amax amin nanmax nanmin", reduction.extremum, "same", _FOLD, "shape-axis"),
    *rows("ptp", reduction.spread, "same", _FOLD, "shape-axis"),
    *rows(".any .all", reduction.truth, "bool", _FOLD, "shape-axis"),
    *rows(".argmax .argmin nanargmax nanargmin", reduction.position, "int64", _FOLD, "shape-axis"),
    *rows("count_nonzero", reduction.count_nonzero, "int64", _FOLD, "shape-axis"),
    *rows(".cumsum .cumprod nancumsum nancumprod", reduction.running, "sum", _RUN, "shape-axis"),
    *rows("cumulative_sum cumulative_prod", reduction.cumulative, "sum", "accumulate {x} along axis {axis}", "shape-axis"),
    *rows(".round around", elementwise.rounded, "same", "round {a}"),
    *rows("fix", elementwise.unary, "same", _UNARY),
    *rows(".clip", elementwise.clip, "promote", "clip {a} between {a_min} and {a_max}"),
    *rows("where", elementwise.where, "where", "choose by {condition} between {x} and {y}"),
    *rows("isclose", elementwise.isclose, "bool", "compare {a} with {b}"),
    *rows("allclose", elementwise.allclose, "bool", "compare {a} with {b}"),
    *rows("array_equal array_equiv", elementwise.array_equal, "bool", "compare {a1} with {a2}"),
    *rows("real imag", elementwise.part, "real", "map over {val}"),
    *rows("angle", elementwise.angle, "angle", "map over {z}"),
    *rows("isreal iscomplex", elementwise.predicate, "bool", _UNARY),
    *rows("isposinf isneginf", elementwise.infinite, "bool", _UNARY),
    *rows("sinc i0", elementwise.predicate, "mean", _UNARY),
    *rows("nan_to_num", elementwise.nan_to_num, "same", _UNARY),
    *rows("piecewise", elementwise.piecewise, "same", _UNARY),
    *rows("real_if_close", elementwise.real_if_close, "parameter", "map over {a}"),
    *rows("unwrap", elementwise.unwrap, "mean", "unwrap {p} along axis {axis}"),
    *rows("convolve", contraction.convolve, "strong", "convolve {a} with {v}", "shape"),
    *rows("correlate", contraction.correlate, "strong", "convolve {a} with {v}", "shape"),
    *rows("diff", calculus.diff, "strong", "take differences of {a} along axis {axis}", "shape-axis"),
    *rows("ediff1d", calculus.ediff1d, "same", "take differences of {ary}", "shape-axis"),
    *rows("gradient", calculus.gradient, "derivative", "differentiate {f} along axis {axis}", "shape-axis"),
    *rows("trapezoid", calculus.trapezoid, "linspace", "integrate {y} along axis {axis}", "shape-axis"),
    *rows("interp", calculus.interp, "interp", "interpolate {fp} over {xp} at {x}"),
    *rows("cross", linalg.cross, "promote", "multiply {a} with {b}", "shape-linalg"),
    *rows("polyval", calculus.polyval, "strong", "evaluate {p} at {x}"),
    *rows("polyfit", calculus.polyfit, "parameter", "fit {y} over {x}"),
    *rows("roots", calculus.roots, "parameter", "find the roots of {p}"),
    *rows("polymul", calculus.polymul, "strong", "multiply {a1} with {a2}"),
    # ------------------------------------------------------------------------------- sorting and sets
    *rows("sort", sorting.sort, "same", _SORT, "shape-axis"),
    *rows("ndarray.sort", sorting.sort, "none", _SORT, "shape-axis"),
    *rows(".argsort", sorting.argsort, "int64", _SORT, "shape-axis"),
    *rows("partition", sorting.partition, "same", _SORT, "shape-axis"),
    *rows("ndarray.partition", sorting.partition, "none", _SORT, "shape-axis"),
    *rows(".argpartition", sorting.argpartition, "int64", _SORT, "shape-axis"),
    *rows("sort_complex", sorting.sort_complex, "parameter", "sort {a}", "shape-axis"),
    *rows("lexsort", sorting.lexsort, "int64", "sort by {keys}", "shape-join"),
    *rows(".searchsorted", sorting.searchsorted, "int64", "search {v} in {a}", "shape-index"),
    *rows("unique", sorting.unique, "parameter", "find what is different in {ar}", "shape-axis"),
    *rows("unique_all", sorting.unique_all, "parameter", "find what is different in {x}"),
    *rows("unique_inverse", sorting.unique_inverse, "parameter", "find what is different in {x}"),
    *rows("unique_counts", sorting.unique_counts, "parameter", "find what is different in {x}"),
    *rows("unique_values", sorting.unique_values, "same", "find what is different in {x}"),
    *rows("isin", sorting.isin, "bool", "look {element} up in {test_elements}"),
    *rows("union1d", sorting.of_two, "promote", "compare {ar1} with {ar2}"),
    *rows("setxor1d", sorting.of_two, "strong", "compare {ar1} with {ar2}"),
    *rows("setdiff1d", sorting.of_two, "same", "compare {ar1} with {ar2}"),
    *rows("intersect1d", sorting.intersect1d, "parameter", "compare {ar1} with {ar2}"),
    # ------------------------------------------------------------------------------------- statistics
    *rows(".mean", statistics.mean, "mean", _FOLD, "shape-axis"),
    *rows("nanmean", statistics.nanmean, "mean", _FOLD, "shape-axis"),
    *rows(".std .var", statistics.deviation, "deviation", _FOLD, "shape-axis"),
    *rows("nanstd nanvar", statistics.nandeviation, "deviation", _FOLD, "shape-axis"),
    *rows("nanmedian", statistics.nanmedian, "mean", _FOLD, "shape-axis"),
    *rows("median", statistics.median, "mean", _FOLD, "shape-axis"),
    *rows("quantile percentile ", statistics.quantile, "quantile", _FOLD, "shape-axis"),
    *rows("nanquantile nanpercentile", statistics.nanquantile, "quantile", _FOLD, "shape-axis"),
    *rows("average", statistics.average, "average", _FOLD, "shape-axis"),
    *rows("cov", statistics.covariance, "float_power", "correlate {m}", "shape"),
    *rows("corrcoef", statistics.correlation, "float_power", "correlate {x}", "shape"),
    *rows("histogram", statistics.histogram, "parameter", "count {a}", "shape"),
    *rows("bincount", statistics.bincount, "bincount", "count {x}", "shape"),
    *rows("digitize", statistics.digitize, "int64", "find {x} in bins {bins}", "shape"),
)
# fmt: on

TABLE: Final[Mapping[str, Operation]] = MappingProxyType(
    {row.name: row for row in (*_OPERATIONS, *SUBMODULES)}
)
"""Every operation by its public name without ``np.``."""

METHODS: Final[Mapping[str, Operation]] = MappingProxyType(
    {row.method: row for row in _OPERATIONS if row.method}
)
"""Every operation that is an ndarray method or attribute, by that name."""
