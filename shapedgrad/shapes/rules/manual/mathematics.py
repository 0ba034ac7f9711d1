"""Mathematical functions: sums, rounding, differences."""

from __future__ import annotations

from typing import Final

from shapedgrad.shapes.rules import (
    calculus,
    contraction,
    dtyping,
    elementwise,
    linalg,
    polynomials,
    reduction,
)
from shapedgrad.shapes.rules.operation import rows

_UNARY = "map over {x}"
_FOLD = "reduce {a}[ over axis {axis}]"
_RUN = "accumulate {a}[ along axis {axis}]"

# fmt: off
ROWS: Final = (
    *rows(".sum .prod nansum nanprod", reduction.fold, "sum", _FOLD, "shape-axis"),
    *rows(".max .min amax amin nanmax nanmin", reduction.extremum, "same", _FOLD, "shape-axis"),
    *rows("ptp", reduction.spread, "same", _FOLD, "shape-axis"),
    *rows(".any .all", reduction.truth, "bool", _FOLD, "shape-axis"),
    *rows(".argmax .argmin nanargmax nanargmin", reduction.position, "int64", _FOLD, "shape-axis"),
    *rows("count_nonzero", reduction.count_nonzero, "int64", _FOLD, "shape-axis"),
    *rows(".cumsum .cumprod nancumsum nancumprod", reduction.running, "sum", _RUN, "shape-axis"),
    *rows("cumulative_sum cumulative_prod", reduction.cumulative, "sum", "accumulate {x}[ along axis {axis}]", "shape-axis"),
    *rows(".round around", elementwise.rounded, "round", "round {a}"),
    *rows("fix", elementwise.unary, "same", _UNARY),
    *rows(".clip", elementwise.clip, "promote", "clip {a}[ from {a_min}][ to {a_max}][ from {min}][ to {max}]"),
    *rows("where", elementwise.where, "where", "choose by {condition}[ between {choices}]", arrays=True),
    *rows("isclose", elementwise.isclose, "bool", "compare {a} with {b}"),
    *rows("allclose", elementwise.allclose, "bool", "compare {a} with {b}"),
    *rows("array_equal array_equiv", elementwise.array_equal, "bool", "compare {a1} with {a2}"),
    *rows("real imag", elementwise.part, "real", "map over {val}", arrays=True),
    *rows("angle", elementwise.angle, "angle", "map over {z}"),
    *rows("isreal iscomplex", elementwise.predicate, "bool", _UNARY),
    *rows("isposinf isneginf", elementwise.infinite, "bool", _UNARY),
    *rows("i0", elementwise.predicate, "mean", _UNARY, arrays=True),
    *rows("sinc", elementwise.predicate, "mean", _UNARY),
    *rows("nan_to_num", elementwise.nan_to_num, "same", _UNARY),
    *rows("real_if_close", elementwise.real_if_close, "parameter", "map over {a}", arrays=True),
    *rows("unwrap", elementwise.unwrap, "mean", "unwrap {p}[ along axis {axis}]", arrays=True),
    *rows("convolve", contraction.convolve, "strong", "convolve {a} with {v}", "shape"),
    *rows("correlate", contraction.correlate, "strong", "convolve {a} with {v}", "shape"),
    *rows("diff", calculus.diff, dtyping.difference, "take differences of {a}[ along axis {axis}]", "shape-axis"),
    *rows("ediff1d", calculus.ediff1d, "steps", "take differences of {ary}", "shape-axis"),
    *rows("gradient", calculus.gradient, "derivative", "differentiate {f}[ along axis {axis}][ with spacings {varargs}]", "shape-axis"),
    *rows("trapezoid trapz", calculus.trapezoid, "linspace", "integrate {y}[ over {x}][ along axis {axis}]", "shape-axis"),
    *rows("interp", calculus.interp, "interp", "interpolate {fp} over {xp} at {x}"),
    *rows("cross", linalg.cross, "promote", "multiply {a} with {b}[ along axis {axis}]", "shape-linalg", arrays=True),
    *rows("polyval", polynomials.polyval, "strong", "evaluate {p} at {x}"),
    *rows("polyfit", polynomials.polyfit, dtyping.fit, "fit {y} over {x}[ by weights {w}]"),
    *rows("roots", polynomials.roots, "parameter", "find the roots of {p}"),
    *rows("poly", polynomials.poly, dtyping.coefficients, "find the polynomial of {seq_of_zeros}", "shape-linalg"),
    *rows("polyadd polysub", polynomials.polyadd, "strong", "add {a1} and {a2}"),
    *rows("polymul", polynomials.polymul, "strong", "multiply {a1} with {a2}"),
    *rows("polydiv", polynomials.polydiv, dtyping.quotient, "divide {u} by {v}"),
    *rows("polyder", polynomials.polyder, dtyping.derivative, "differentiate {p}"),
    *rows("polyint", polynomials.polyint, dtyping.integral, "integrate {p}[ with constants {k}]", arrays=True),
)
# fmt: on
