"""Universal functions, and their methods."""

from __future__ import annotations

from typing import Final

from shapedgrad.shapes.rules import assignment, contraction, elementwise, reduction
from shapedgrad.shapes.rules.operation import rows

_ADD = "broadcast {x1} with {x2}"
_UNARY = "map over {x}"

# fmt: off
ROWS: Final = (
    *rows("add subtract multiply maximum minimum fmax fmin", elementwise.binary, "promote", _ADD),
    *rows("bitwise_and bitwise_or bitwise_xor", elementwise.binary, "bits", _ADD),
    *rows("gcd lcm left_shift right_shift bitwise_left_shift bitwise_right_shift", elementwise.binary, "integers", _ADD),
    *rows("floor_divide remainder mod fmod power pow", elementwise.binary, "quotient", _ADD),
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
    *rows("ufunc.reduce", reduction.ufunc_reduce, "parameter", "reduce {array}[ over axis {axis}]", "shape-axis"),
    *rows("ufunc.accumulate", reduction.ufunc_accumulate, "parameter", "accumulate {array}[ along axis {axis}]", "shape-axis"),
    *rows("ufunc.reduceat", reduction.ufunc_reduceat, "parameter", "reduce {array}[ over axis {axis}]", "shape-axis"),
    *rows("ufunc.at", assignment.ufunc_at, "none", "work[ {b}] into {indices} of {a}", "shape-assign"),
    *rows("ufunc.outer", contraction.ufunc_outer, "parameter", "combine {A} with {B}"),
)
# fmt: on
