"""What is not analytic: parts, conjugates, absolute values and directions of complex numbers.

The cotangent of a complex array pairs with it as the real part of the sum of their products, as in JAX.
"""

# ruff: noqa: ARG005  # every rule takes what the engine gives, every function what NumPy's does

from __future__ import annotations

from typing import Any

import numpy as np

from shapedgrad.autodiff.methods import anywhere, primal
from shapedgrad.autodiff.primitive import Primitive, implements, of_ufunc
from shapedgrad.autodiff.traced import apply

_FLOAT = np.dtype(float)


def is_complex(x: Any) -> bool:
    """Tell whether an array, traced or not, or a Python number is complex."""
    return type(x) is complex or getattr(x, "dtype", _FLOAT).kind == "c"


def _absolute_vjp(g: Any, y: Any, x: Any) -> Any:
    if not is_complex(x):
        return g * np.sign(x)
    # at 0 there is no direction, and 0 is the middle of all
    return g * np.conjugate(x) / np.where(primal(y) == 0, 1.0, y)


def _absolute_jvp(t: Any, y: Any, x: Any) -> Any:
    return np.real(_absolute_vjp(t, y, x)) if is_complex(x) else t * np.sign(x)


of_ufunc(np.conjugate).vjps = (lambda g, y, x: np.conjugate(g),)  # and of tangents as well
of_ufunc(np.absolute).vjps = (_absolute_vjp,)
of_ufunc(np.absolute).jvps = (_absolute_jvp,)

_REAL = Primitive("real", np.real, lambda g, y, x: g.astype(x.dtype), linear="each", elementwise=True)
_IMAG = Primitive("imag", np.imag, lambda g, y, x: g * -1j, linear="each", elementwise=True)


@implements(np.real)
def real(val: Any) -> Any:
    """See numpy.real."""
    return apply(_REAL, (val,)) if is_complex(val) else +val


@implements(np.imag)
def imag(val: Any) -> Any:
    """See numpy.imag; that of real numbers is the constant 0."""
    return apply(_IMAG, (val,)) if is_complex(val) else np.zeros(val.shape, val.dtype)


@implements(np.angle)
def angle(z: Any, deg: bool = False) -> Any:
    """See numpy.angle."""
    turn = np.arctan2(np.imag(z), np.real(z))
    return np.degrees(turn) if deg else turn


_SIGN = Primitive("sign", np.sign, lambda g, y, x: g * 0.0, elementwise=True)


@implements(np.sign)
def sign(x: Any) -> Any:
    """See numpy.sign; that of real numbers is a constant."""
    if not is_complex(x):
        return apply(_SIGN, (primal(x),))
    size = np.abs(x)
    return x / np.where(primal(size) == 0, 1.0, size)


@implements(np.real_if_close)
def real_if_close(a: Any, tol: float = 100) -> Any:
    """See numpy.real_if_close."""
    if not is_complex(a):
        return +a
    limit = tol * np.finfo(a.dtype).eps if tol > 1 else tol
    return +a if anywhere(np.abs(np.imag(primal(a))) >= limit) else np.real(a)


@implements(np.sort_complex)
def sort_complex(a: Any) -> Any:
    """See numpy.sort_complex."""
    ordered = np.sort(a)
    return (
        ordered if is_complex(a) else ordered.astype(np.clongdouble if a.dtype.char == "g" else np.complex128)
    )
