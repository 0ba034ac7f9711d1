"""Derivatives of the universal functions of `scipy.special`, and those of its other functions.

Formulas: NIST Digital Library of Mathematical Functions, https://dlmf.nist.gov.
"""

# ruff: noqa: ARG005  # every rule takes what the engine gives

from __future__ import annotations

import math
from typing import Any

import numpy as np
from scipy import special as sp  # type: ignore[import-untyped]

from shapedgrad import ops
from shapedgrad.autodiff.methods import primal
from shapedgrad.autodiff.primitive import CONSTANTS, Primitive, Rule, implements, of_ufunc
from shapedgrad.autodiff.traced import apply

__all__ = ["log_softmax", "logsumexp", "multigammaln", "polygamma", "softmax", "zeta"]


def _define(ufunc: Any, *vjps: Rule | None) -> None:
    # a second import of this module, under another name, must not change what is there
    of_ufunc(ufunc).vjps = Primitive(ufunc.__name__, ufunc, *vjps).vjps


TWO_OVER_ROOT_PI, ROOT_2PI = 2.0 / math.sqrt(math.pi), math.sqrt(2.0 * math.pi)

_POLYGAMMA: Primitive = Primitive(
    "polygamma",
    lambda x, n: sp.polygamma(n, x).astype(x.dtype),
    lambda g, y, x, n: g * polygamma(n + 1, x),
    elementwise=True,
)
_ZETA: Primitive = Primitive(
    "zeta", lambda q, x: sp.zeta(x, q), lambda g, y, q, x: -g * x * zeta(x + 1, q), elementwise=True
)


def polygamma(n: int, x: Any) -> Any:
    """Return the n-th derivative of the digamma function; n is an integer.

    Examples
    --------
    >>> from shapedgrad import grad
    >>> from shapedgrad.scipy.special import polygamma
    >>> bool(abs(grad(lambda x: polygamma(0, x))(1.0) - polygamma(1, 1.0)) < 1e-12)
    True
    """
    return apply(_POLYGAMMA, (x if hasattr(x, "dtype") else np.asarray(x),), {"n": n})


def zeta(x: float, q: Any = 1.0) -> Any:
    """Return Hurwitz' zeta function; only ``q`` may be traced.

    Examples
    --------
    >>> from shapedgrad.scipy.special import zeta
    >>> round(float(zeta(2.0)), 6)
    1.644934
    """
    return apply(_ZETA, (q if hasattr(q, "dtype") else np.asarray(q),), {"x": x})


def multigammaln(a: Any, d: int) -> Any:
    """Return the logarithm of the multivariate gamma function of dimension ``d``.

    Examples
    --------
    >>> from shapedgrad.scipy.special import multigammaln
    >>> round(float(multigammaln(2.5, 2)), 6)
    0.857048
    """
    places = np.arange(d) / 2.0
    shifted = np.reshape(a, (*np.shape(a), 1)) - places
    return np.sum(sp.gammaln(shifted), axis=-1) + d * (d - 1) / 4.0 * math.log(math.pi)


def logsumexp(
    a: Any, axis: Any = None, b: Any = None, keepdims: bool = False, return_sign: bool = False
) -> Any:  # fmt: skip
    """Return the logarithm of the sum of ``b * exp(a)``; over all axes by default, as SciPy does.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.scipy.special import logsumexp
    >>> float(logsumexp(np.array([[1000.0, 1000.0], [1000.0, 1000.0]])))
    1001.3862943611199
    """
    a = a if hasattr(a, "dtype") else np.asarray(a, float)
    if b is None and not return_sign:
        return ops.logsumexp(a, axis, keepdims=keepdims)
    largest = np.max(primal(a), axis=axis, keepdims=True)
    largest = np.where(np.isfinite(largest), largest, 0.0)
    total = np.sum((1.0 if b is None else b) * np.exp(a - largest), axis=axis, keepdims=True)
    result = np.log(np.abs(total) if return_sign else total) + largest
    sign = np.sign(total)
    if not keepdims:
        result, sign = np.squeeze(result, axis=axis), np.squeeze(sign, axis=axis)
    return (result, sign) if return_sign else result


def softmax(x: Any, axis: Any = None) -> Any:
    """Return exp(x) over its sum; over all axes by default, as SciPy does.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.scipy.special import softmax
    >>> softmax(np.zeros((2, 2)))
    array([[0.25, 0.25],
           [0.25, 0.25]])
    """
    return ops.softmax(x, axis)


def log_softmax(x: Any, axis: Any = None) -> Any:
    """Return the logarithm of `softmax`; over all axes by default, as SciPy does.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.scipy.special import log_softmax
    >>> log_softmax(np.array([0.0, -1000.0]))
    array([    0., -1000.])
    """
    return ops.log_softmax(x, axis)


# gamma functions
_define(sp.gamma, lambda g, y, x: g * y * sp.psi(x))
_define(sp.gammaln, lambda g, y, x: g * sp.psi(x))
_define(sp.loggamma, lambda g, y, x: g * sp.psi(x))
_define(sp.rgamma, lambda g, y, x: -g * y * sp.psi(x))
_define(sp.psi, lambda g, y, x: g * polygamma(1, x))
_define(
    sp.beta,
    lambda g, z, a, b: g * z * (sp.psi(a) - sp.psi(a + b)),
    lambda g, z, a, b: g * z * (sp.psi(b) - sp.psi(a + b)),
)
_define(
    sp.betaln,
    lambda g, z, a, b: g * (sp.psi(a) - sp.psi(a + b)),
    lambda g, z, a, b: g * (sp.psi(b) - sp.psi(a + b)),
)
_define(
    sp.poch,
    lambda g, z, x, m: g * z * (sp.psi(x + m) - sp.psi(x)),
    lambda g, z, x, m: g * z * sp.psi(x + m),
)
_define(sp.gammainc, None, lambda g, z, a, x: g * _gamma_density(a, x))
_define(sp.gammaincc, None, lambda g, z, a, x: -g * _gamma_density(a, x))


def _gamma_density(a: Any, x: Any) -> Any:
    return np.exp(-x + (a - 1.0) * np.log(x) - sp.gammaln(a).astype(x.dtype))


CONSTANTS.add(sp.gammasgn)

# distribution functions: of Student's t by what is looked at, of Poisson's by the mean
_define(sp.stdtr, None, lambda g, z, df, t: g * _t_density(df, t))
_define(sp.pdtr, None, lambda g, z, k, m: -g * _poisson_mass(k, m))


def _poisson_mass(k: Any, m: Any) -> Any:
    # in the precision of m, which xlogy widens beside a Python float
    return np.exp((sp.xlogy(k, m) - sp.gammaln(k + 1.0)).astype(m.dtype) - m)


def _t_density(df: Any, t: Any) -> Any:
    half = 0.5 * (df + 1.0)
    norming = sp.gammaln(half) - sp.gammaln(0.5 * df) - 0.5 * np.log(df * math.pi)
    return np.exp(norming.astype(t.dtype) - half * np.log1p(t * t / df))


# error functions, and the normal distribution
_define(sp.erf, lambda g, y, x: g * TWO_OVER_ROOT_PI * np.exp(-x * x))
_define(sp.erfc, lambda g, y, x: -g * TWO_OVER_ROOT_PI * np.exp(-x * x))
_define(sp.erfcx, lambda g, y, x: g * (2.0 * x * y - TWO_OVER_ROOT_PI))
_define(sp.erfi, lambda g, y, x: g * TWO_OVER_ROOT_PI * np.exp(x * x))
_define(sp.erfinv, lambda g, y, x: g / TWO_OVER_ROOT_PI * np.exp(y * y))
_define(sp.erfcinv, lambda g, y, x: -g / TWO_OVER_ROOT_PI * np.exp(y * y))
_define(sp.dawsn, lambda g, y, x: g * (1.0 - 2.0 * x * y))
_define(sp.ndtr, lambda g, y, x: g / ROOT_2PI * np.exp(-0.5 * x * x))
_define(sp.ndtri, lambda g, y, x: g * ROOT_2PI * np.exp(0.5 * y * y))
_define(sp.log_ndtr, lambda g, y, x: g / ROOT_2PI * np.exp(-0.5 * x * x - y))

# logistic functions and entropies
_define(sp.expit, lambda g, y, x: g * y * (1.0 - y))
_define(sp.log_expit, lambda g, y, x: g * sp.expit(-x))
_define(sp.logit, lambda g, y, x: g / (x * (1.0 - x)))
_define(
    sp.xlogy, lambda g, z, x, y: g * np.log(np.where(primal(x) == 0, 1.0, y)), lambda g, z, x, y: g * x / y
)
_define(
    sp.xlog1py,
    lambda g, z, x, y: g * np.log1p(np.where(primal(x) == 0, 0.0, y)),
    lambda g, z, x, y: g * x / (1.0 + y),
)
_define(sp.entr, lambda g, y, x: -g * (np.log(x) + 1.0))
_define(sp.rel_entr, lambda g, z, x, y: g * (np.log(x / y) + 1.0), lambda g, z, x, y: -g * x / y)
_define(sp.kl_div, lambda g, z, x, y: g * np.log(x / y), lambda g, z, x, y: g * (1.0 - x / y))
_define(sp.huber, None, lambda g, z, delta, r: g * np.clip(r, -delta, delta))
_define(
    sp.pseudo_huber,
    None,
    lambda g, z, delta, r: g * r / np.sqrt(1.0 + (r / delta) ** 2),
)
_define(sp.boxcox, lambda g, z, x, p: g * x ** (p - 1.0), None)
_define(sp.boxcox1p, lambda g, z, x, p: g * (1.0 + x) ** (p - 1.0), None)
_define(sp.exprel, lambda g, y, x: g * _exprel_slope(y, x))
_define(sp.exp10, lambda g, y, x: g * y * math.log(10))
_define(sp.cosm1, lambda g, y, x: -g * np.sin(x))


def _exprel_slope(y: Any, x: Any) -> Any:
    # (exp(x) - y) / x, of which little is left near 0: there its series
    near = np.abs(primal(x)) < 1e-2
    inside = np.where(near, 1.0, x)
    series = 0.5 + x * (1 / 3 + x * (1 / 8 + x * (1 / 30 + x * (1 / 144 + x / 840))))
    return np.where(near, series, (np.exp(inside) - np.where(near, 0.0, y)) / inside)


# Bessel functions; the order of jv and its kin has no derivative here
_define(sp.j0, lambda g, y, x: -g * sp.j1(x))
_define(sp.j1, lambda g, y, x: g * 0.5 * (sp.j0(x) - sp.jv(2, x)))
_define(sp.y0, lambda g, y, x: -g * sp.y1(x))
_define(sp.y1, lambda g, y, x: g * 0.5 * (sp.y0(x) - sp.yv(2, x)))
_define(sp.jv, None, lambda g, z, v, x: g * 0.5 * (sp.jv(v - 1, x) - sp.jv(v + 1, x)))
_define(sp.yv, None, lambda g, z, v, x: g * 0.5 * (sp.yv(v - 1, x) - sp.yv(v + 1, x)))
_define(sp.yn, None, lambda g, z, v, x: g * 0.5 * (sp.yn(v - 1, x) - sp.yn(v + 1, x)))
_define(sp.i0, lambda g, y, x: g * sp.i1(x))
_define(sp.i1, lambda g, y, x: g * 0.5 * (sp.i0(x) + sp.iv(2, x)))
_define(sp.i0e, lambda g, y, x: g * (sp.i1e(x) - np.sign(x) * y))
_define(sp.i1e, lambda g, y, x: g * (0.5 * (sp.i0e(x) + sp.ive(2, x)) - np.sign(x) * y))
_define(sp.iv, None, lambda g, z, v, x: g * 0.5 * (sp.iv(v - 1, x) + sp.iv(v + 1, x)))
_define(sp.ive, None, lambda g, z, v, x: g * (0.5 * (sp.ive(v - 1, x) + sp.ive(v + 1, x)) - np.sign(x) * z))
_define(sp.k0, lambda g, y, x: -g * sp.k1(x))
_define(sp.k1, lambda g, y, x: -g * 0.5 * (sp.k0(x) + sp.kv(2, x)))
_define(sp.kv, None, lambda g, z, v, x: -g * 0.5 * (sp.kv(v - 1, x) + sp.kv(v + 1, x)))
_define(sp.kve, None, lambda g, z, v, x: g * (z - 0.5 * (sp.kve(v - 1, x) + sp.kve(v + 1, x))))

# integrals
_define(sp.exp1, lambda g, y, x: -g * np.exp(-x) / x)
_define(sp.expi, lambda g, y, x: g * np.exp(x) / x)
_define(sp.spence, lambda g, y, x: g * np.log(x) / (1.0 - x))
_define(sp.ellipk, lambda g, y, m: g * (sp.ellipe(m) / (1.0 - m) - y) / (2.0 * m))
_define(sp.ellipe, lambda g, y, m: g * (y - sp.ellipk(m)) / (2.0 * m))


def _of_three(ufunc: Any, *vjps: Rule | None) -> None:
    primitive = Primitive(ufunc.__name__, ufunc, *vjps, elementwise=True)

    @implements(ufunc)
    def call(a: Any, b: Any, x: Any) -> Any:
        return apply(primitive, (a, b, x))


def _beta_density(a: Any, b: Any, x: Any) -> Any:
    return np.exp((a - 1.0) * np.log(x) + (b - 1.0) * np.log1p(-x) - sp.betaln(a, b).astype(x.dtype))


_of_three(sp.betainc, None, None, lambda g, z, a, b, x: g * _beta_density(a, b, x))
_of_three(sp.betaincc, None, None, lambda g, z, a, b, x: -g * _beta_density(a, b, x))
_of_three(sp.hyp1f1, None, None, lambda g, z, a, b, x: g * (a / b) * sp.hyp1f1(a + 1.0, b + 1.0, x))
