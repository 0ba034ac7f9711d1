"""Elementwise functions: each with its derivatives, one per operand, of the cotangent g, the result y and operands.

A derivative ignores broadcasting, which is the engine's business, and stays in the operands' dtype: Python
floats do not widen float32, NumPy's own scalars would.

Of complex numbers, the derivative of an analytic function is `g * f'(z)`, without conjugates, as in JAX: that of a
real function of z = x + iy is then df/dx - i df/dy. The functions that are not analytic (absolute values, parts,
conjugates) are in `shapedgrad.ops.complex`.
"""

# ruff: noqa: ARG005  # every rule takes what the engine gives, every function what NumPy's does

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.lib.array_utils import normalize_axis_index

from shapedgrad.autodiff.batching import along_axis
from shapedgrad.autodiff.methods import anywhere, primal
from shapedgrad.autodiff.primitive import Primitive, Reads, Rule, implements, of_ufunc
from shapedgrad.autodiff.traced import apply
from shapedgrad.ops.complex import is_complex


def _define(ufunc: np.ufunc, *vjps: Rule, reads: Reads = "all") -> None:
    primitive = of_ufunc(ufunc)
    primitive.vjps = vjps
    primitive.reads = reads


LN2, LN10, DEGREE = math.log(2), math.log(10), math.pi / 180

# One operand: derivative of (g, y, x) with y = f(x).
_define(np.positive, lambda g, y, x: g, reads="nothing")
_define(np.negative, lambda g, y, x: -g, reads="nothing")
_define(np.fabs, lambda g, y, x: g * np.sign(x), reads="operands")
_define(np.square, lambda g, y, x: _scaled(g * x, 2.0), reads="operands")
_define(np.sqrt, lambda g, y, x: g / (2.0 * y), reads="result")
_define(np.cbrt, lambda g, y, x: g / (3.0 * y * y), reads="result")
_define(np.reciprocal, lambda g, y, x: -g * y * y, reads="result")
_define(np.exp, lambda g, y, x: g * y, reads="result")
_define(np.exp2, lambda g, y, x: g * y * LN2, reads="result")
_define(np.expm1, lambda g, y, x: g * (y + 1.0), reads="result")
_define(np.log, lambda g, y, x: g / x, reads="operands")
_define(np.log2, lambda g, y, x: g / (x * LN2), reads="operands")
_define(np.log10, lambda g, y, x: g / (x * LN10), reads="operands")
_define(np.log1p, lambda g, y, x: g / (x + 1.0), reads="operands")
_define(np.sin, lambda g, y, x: g * np.cos(x), reads="operands")
_define(np.cos, lambda g, y, x: -g * np.sin(x), reads="operands")
_define(np.tan, lambda g, y, x: g * (1.0 + y * y), reads="result")
_define(np.arcsin, lambda g, y, x: g / np.sqrt(1.0 - x * x), reads="operands")
_define(np.arccos, lambda g, y, x: -g / np.sqrt(1.0 - x * x), reads="operands")
_define(np.arctan, lambda g, y, x: g / (1.0 + x * x), reads="operands")
_define(np.sinh, lambda g, y, x: g * np.cosh(x), reads="operands")
_define(np.cosh, lambda g, y, x: g * np.sinh(x), reads="operands")
_define(np.tanh, lambda g, y, x: g * (1.0 - y * y), reads="result")
_define(np.arcsinh, lambda g, y, x: g / np.sqrt(x * x + 1.0), reads="operands")
_define(np.arccosh, lambda g, y, x: g / (np.sqrt(x - 1.0) * np.sqrt(x + 1.0)), reads="operands")
_define(np.arctanh, lambda g, y, x: g / (1.0 - x * x), reads="operands")
_define(np.degrees, lambda g, y, x: g / DEGREE, reads="nothing")
_define(np.rad2deg, lambda g, y, x: g / DEGREE, reads="nothing")
_define(np.radians, lambda g, y, x: g * DEGREE, reads="nothing")
_define(np.deg2rad, lambda g, y, x: g * DEGREE, reads="nothing")

# Two operands: derivatives of (g, z, x, y) with z = f(x, y), by x and by y.
_define(np.add, lambda g, z, x, y: g, lambda g, z, x, y: g, reads="nothing")
_define(np.subtract, lambda g, z, x, y: g, lambda g, z, x, y: -g, reads="nothing")
_define(np.multiply, lambda g, z, x, y: g * y, lambda g, z, x, y: g * x, reads="others")
_define(np.divide, lambda g, z, x, y: g / y, lambda g, z, x, y: -g * z / y)
_define(np.remainder, lambda g, z, x, y: g, lambda g, z, x, y: -g * np.floor_divide(x, y), reads="operands")
_define(np.fmod, lambda g, z, x, y: g, lambda g, z, x, y: g * ((z - x) / y))
_define(np.hypot, lambda g, z, x, y: g * x / _nonzero(z), lambda g, z, x, y: g * y / _nonzero(z))
_define(
    np.arctan2,
    lambda g, z, x, y: g * y / (x * x + y * y),
    lambda g, z, x, y: -g * x / (x * x + y * y),
    reads="operands",
)
_define(
    np.logaddexp,
    lambda g, z, x, y: g * np.exp(_below(x, z)),
    lambda g, z, x, y: g * np.exp(_below(y, z)),
)
_define(
    np.logaddexp2,
    lambda g, z, x, y: g * np.exp2(_below(x, z)),
    lambda g, z, x, y: g * np.exp2(_below(y, z)),
)
_define(np.copysign, lambda g, z, x, y: _signed_alike(g, x, y), lambda g, z, x, y: g * 0.0, reads="operands")
_define(np.heaviside, lambda g, z, x, y: g * 0.0, lambda g, z, x, y: g * (primal(x) == 0), reads="operands")
_define(np.nextafter, lambda g, z, x, y: g, lambda g, z, x, y: g * 0.0, reads="nothing")

# Ties are shared: the derivative is then the mean of both sides'.
_define(
    np.maximum,
    lambda g, z, x, y: _won(g, x > y, x == y),
    lambda g, z, x, y: _won(g, x < y, x == y),
    reads="operands",
)
_define(
    np.minimum,
    lambda g, z, x, y: _won(g, x < y, x == y),
    lambda g, z, x, y: _won(g, x > y, x == y),
    reads="operands",
)
_define(
    np.fmax,
    lambda g, z, x, y: _won(g, (x > y) | np.isnan(y), x == y),
    lambda g, z, x, y: _won(g, (x < y) | np.isnan(x), x == y),
    reads="operands",
)
_define(
    np.fmin,
    lambda g, z, x, y: _won(g, (x < y) | np.isnan(y), x == y),
    lambda g, z, x, y: _won(g, (x > y) | np.isnan(x), x == y),
    reads="operands",
)


def _scaled(new: Any, factor: float) -> Any:
    """Return an array that is nobody else's times a number, in the same memory."""
    return np.multiply(new, factor, new) if type(new) is np.ndarray else new * factor


def _won(g: Any, more: Any, tied: Any) -> Any:
    if type(g) is np.ndarray and type(more) is np.ndarray:
        won = more.astype(g.dtype)  # and not g * more, which converts in a buffer beside the result
        won *= g
    else:
        won = g * more
    some = tied.any() if type(tied) is np.ndarray else anywhere(tied)
    return won + g * tied * 0.5 if some else won


def _below(x: Any, z: Any) -> Any:
    """Return x - z, of which an infinite z that is not x itself leaves nothing."""
    infinite = np.isinf(primal(z))
    if not anywhere(infinite):
        return x - z
    same = infinite & (primal(x) == primal(z)) & (primal(z) > 0)
    return np.where(same, 0.0, np.where(infinite, -np.inf, x - np.where(infinite, 0.0, z)))


def _nonzero(x: Any) -> Any:
    return np.where(primal(x) == 0, 1.0, x)


def _signed_alike(g: Any, x: Any, y: Any) -> Any:
    return np.where(np.signbit(primal(x)) == np.signbit(primal(y)), g, -g)


def _power_base(g: Any, z: Any, x: Any, y: Any) -> Any:
    if type(y) in {int, float, complex}:
        return _scaled(g * x, 2.0) if y == 2 else g * (y * np.power(x, y - 1)) if y else g * 0.0
    if y.dtype.kind in "iub":
        y = y.astype(z.dtype)  # small integers less 1.0 would be float64
    # x**0 is the constant 1 although x**-1 is infinite at 0
    return g * (y * np.power(x, np.where(primal(y) == 0, 1.0, y - 1.0)))


def _power_exponent(g: Any, z: Any, x: Any, y: Any) -> Any:
    if type(x) is int or type(x) is float:
        return g * np.power(x, y) * (math.log(x) if x > 0 else 0.0)
    # 0**y is constant, and the power of a negative number is a number only for whole exponents
    if is_complex(z):
        return g * np.power(x, y) * np.log(np.where(primal(x) == 0, 1.0, x + 0j))
    return g * np.power(x, y) * np.log(np.where(primal(x) > 0, x, 1.0))


_define(np.power, _power_base, _power_exponent, reads="operands")
_define(np.float_power, _power_base, _power_exponent, reads="operands")


@implements(np.divmod)
def divmod(x1: Any, x2: Any) -> tuple[Any, Any]:
    """See numpy.divmod; the quotient is a constant."""
    return np.floor_divide(x1, x2), np.remainder(x1, x2)


@implements(np.modf)
def modf(x: Any) -> tuple[Any, Any]:
    """See numpy.modf; the integral part is a constant."""
    whole = np.trunc(x)
    return x - whole, whole


@implements(np.ldexp)
def ldexp(x1: Any, x2: Any) -> Any:
    """See numpy.ldexp."""
    return x1 * np.ldexp(np.ones((), x1.dtype), x2)


_EXPONENT = Primitive("frexp", lambda x: np.frexp(x)[1], elementwise=True)


@implements(np.frexp)
def frexp(x: Any) -> tuple[Any, Any]:
    """See numpy.frexp; the exponent is a constant."""
    exponent = apply(_EXPONENT, (primal(x),))
    return ldexp(x, -exponent), exponent


@implements(np.sinc)
def sinc(x: Any) -> Any:
    """See numpy.sinc."""
    # The series takes over where the quotient would be 0/0; its first terms keep the second derivative right.
    small = np.abs(primal(x)) < 1e-3
    z = np.pi * np.where(small, 1.0, x)
    square = np.square(np.pi * np.where(small, x, 0.0))
    return np.where(small, 1.0 - square / 6.0 + square * square / 120.0, np.sin(z) / z)


@implements(np.nan_to_num)
def nan_to_num(x: Any, copy: bool = True, nan: float = 0.0, posinf: Any = None, neginf: Any = None) -> Any:
    """See numpy.nan_to_num."""
    if is_complex(x):
        return nan_to_num(np.real(x), copy, nan, posinf, neginf) + 1j * nan_to_num(
            np.imag(x), copy, nan, posinf, neginf
        )
    plain, largest = primal(x), float(np.finfo(x.dtype).max)
    finite = np.where(plain == np.inf, largest if posinf is None else posinf, x)
    finite = np.where(plain == -np.inf, -largest if neginf is None else neginf, finite)
    return np.where(np.isnan(plain), nan, finite)


_UNWRAP = Primitive(
    "unwrap", np.unwrap, lambda g, y, x, **_: g, jvps=(lambda t, y, x, **_: t,), batch=along_axis
)


@implements(np.unwrap)
def unwrap(p: Any, discont: Any = None, axis: int = -1, *, period: float = 2 * math.pi) -> Any:
    """See numpy.unwrap; the turns that are added are a constant."""
    axis = normalize_axis_index(axis, len(p.shape))
    return apply(_UNWRAP, (p,), {"discont": discont, "axis": axis, "period": period})


def _bessel_body(x: Any, order: int) -> Any:
    """Return the derivative of I0 of this order: the mean of cos(t)**order * exp(x * cos(t)) over a turn.

    Abramowitz and Stegun, 9.6.16. The mean over equidistant angles converges faster than any power: what it
    leaves out is the Bessel function of as many as there are angles.
    """
    if order == 0:
        return np.i0(x)
    count = 40 + 2 * math.isqrt(int(40 * np.max(np.abs(x), initial=1.0)))
    cosine = np.cos(2 * math.pi * np.arange(count) / count).astype(x.dtype)
    return np.mean(cosine**order * np.exp(np.multiply.outer(x, cosine)), axis=-1).astype(x.dtype)


_BESSEL: Primitive = Primitive(
    "i0",
    _bessel_body,
    lambda g, y, x, order: g * apply(_BESSEL, (x,), {"order": order + 1}),
    elementwise=True,
)


@implements(np.i0)
def i0(x: Any) -> Any:
    """See numpy.i0."""
    return apply(_BESSEL, (x,), {"order": 0})
