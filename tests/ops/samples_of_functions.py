"""Operands for functions of numbers and of sequences: statistics, transforms, polynomials, methods of ufuncs."""

from __future__ import annotations

from typing import Any

import numpy as np

from tests.ops.operands import apart, normal, positive, unit

MASK = np.array([[True, False, True], [True, True, False], [False, True, True], [True, True, True]])
GAPS = np.array([[1.0, np.nan, 3.0], [2.5, 7.0, np.nan], [0.2, 4.0, 9.0], [np.nan, -1.0, 6.0]])
COMPANIONS = np.array([1.0, -6.0, 11.0, -6.1])


def _parts(z: Any) -> list[Any]:
    return [np.real(z), np.imag(z)]


def _gapped(x: Any) -> Any:
    """Return an array with NaNs at some places, as data have them."""
    return np.where(np.isnan(GAPS), np.nan, x)


_METHODS = ("inverted_cdf", "averaged_inverted_cdf", "closest_observation", "interpolated_inverted_cdf", "hazen",
            "weibull", "median_unbiased", "normal_unbiased", "lower", "higher", "midpoint", "nearest")  # fmt: skip
_OF_ONE = [getattr(np.fft, name) for name in ("fft", "ifft", "rfft", "ihfft", "irfft", "hfft")]
_OF_SEVERAL = [
    getattr(np.fft, name) for name in ("fftn", "ifftn", "fft2", "ifft2", "rfftn", "rfft2", "irfftn", "irfft2")
]
_FFT = [
    *((f"fft.{f.__name__}", lambda x, f=f: _parts(f(x)), normal(2, 5)) for f in (*_OF_ONE, *_OF_SEVERAL)),
    *((f"fft.{f.__name__} {n} {norm}", lambda x, f=f, n=n, m=norm: _parts(f(x, n, 0, m)), normal(4, 2))
      for f in _OF_ONE for n, norm in ((3, "ortho"), (6, "forward"))),
    *((f"fft.{f.__name__} sizes", lambda x, f=f: _parts(f(x, (3, 6), (2, 0), "ortho")), normal(4, 2, 3))
      for f in _OF_SEVERAL),
    ("fft.fftshift", np.fft.fftshift, normal(3, 4)), ("fft.ifftshift", lambda x: np.fft.ifftshift(x, 0), normal(3, 4)),
]  # fmt: skip

_OUTER = (np.float_power, np.fmax, np.fmin, np.hypot, np.arctan2, np.logaddexp, np.logaddexp2, np.remainder, np.fmod,
          np.copysign)  # fmt: skip
_UFUNCS = [
    *((f"{u.__name__}.outer", u.outer, apart(2) ** 2 + 0.1, apart(3) ** 2 + 0.35) for u in _OUTER),
    *((f"{u.__name__}.reduce", lambda x, u=u: u.reduce(x, axis=1), positive(2, 3)) for u in (np.subtract, np.divide, np.hypot, np.logaddexp2)),
    ("divide.reduce keepdims", lambda x: np.divide.reduce(x, keepdims=True, initial=2.0), positive(2, 3)),
    ("fmax.reduce", lambda x: np.fmax.reduce(x, axis=1), apart(4, 3)), ("fmin.reduce", lambda x: np.fmin.reduce(_gapped(x)), apart(4, 3)),
    *((f"{u.__name__}.accumulate", lambda x, u=u: u.accumulate(x, axis=1), positive(2, 3))
      for u in (np.subtract, np.divide, np.hypot, np.logaddexp2, np.logaddexp, np.fmax, np.fmin)),
    ("maximum.accumulate", lambda x: np.maximum.accumulate(x, axis=1), apart(4, 5)), ("minimum.accumulate", np.minimum.accumulate, apart(6, 2)),
    *((f"{u.__name__}.reduceat", lambda x, u=u: u.reduceat(x, [0, 2, 1, 3], axis=1), positive(2, 5))
      for u in (np.add, np.subtract, np.multiply, np.divide, np.maximum, np.minimum, np.hypot, np.logaddexp)),
    ("logaddexp.reduce where", lambda x: np.logaddexp.reduce(x, axis=0, where=MASK, initial=-np.inf), normal(4, 3)),
]  # fmt: skip

FUNCTIONS: list[Any] = [
    *_FFT,
    *_UFUNCS,
    ("i0", np.i0, np.array([0.0, 0.5, -3.0, 9.0])), ("unwrap", lambda x: np.unwrap(x) ** 2, np.array([0.0, 3.0, 6.5, 1.0])),
    ("unwrap axis", lambda x: np.unwrap(x, axis=0, period=2.0), apart(3, 2)),
    ("frexp", lambda x: np.frexp(x)[0], apart(4)), ("nextafter", lambda x: np.nextafter(x, 2.0), normal(2)),
    ("nextafter both", np.nextafter, normal(2), normal(2)), ("angle", np.angle, apart(4)), ("sign", lambda x: np.sign(x) * x, apart(4)),
    ("imag", lambda x: np.imag(x) + x, normal(2)), ("real_if_close", np.real_if_close, normal(2)),
    ("sort_complex", lambda x: _parts(np.sort_complex(x)), apart(3)),
    ("nan_to_num given", lambda x: np.nan_to_num(_gapped(x), nan=2.0), normal(4, 3)),
    ("sum initial", lambda x: np.sum(x, axis=0, initial=2.0), normal(2, 3)),
    ("prod initial", lambda x: np.prod(x, axis=0, initial=2.0, where=MASK), apart(4, 3)),
    ("prod zeros", lambda x: np.prod(x + np.array([0.0, 1.0, 1.0]) * 0.0, axis=1, initial=2.0), np.array([[2.0, 0.0, 3.0], [0.0, 0.0, 1.0]])),
    ("cumprod zeros", lambda x: np.cumprod(x, axis=1), np.array([[2.0, 0.0, 3.0, -1.5, 0.7], [0.0, 1.3, 0.0, 1.0, 2.0]])),
    ("max initial", lambda x: np.max(x, axis=0, initial=0.5), apart(4, 3)),
    ("nancumsum", lambda x: np.nancumsum(_gapped(x), axis=0), normal(4, 3)), ("nancumprod", lambda x: np.nancumprod(_gapped(x)), normal(4, 3)),
    ("nanmax gaps", lambda x: np.nanmax(_gapped(x), axis=0, keepdims=True), apart(4, 3)), ("nansum where", lambda x: np.nansum(_gapped(x), where=MASK), normal(4, 3)),
    ("nanmean gaps", lambda x: np.nanmean(_gapped(x), axis=1), normal(4, 3)), ("nanstd gaps", lambda x: np.nanstd(_gapped(x), axis=0, ddof=1), normal(4, 3)),
    ("median axes", lambda x: np.median(x, axis=(0, 2)), apart(2, 3, 4)), ("median all keepdims", lambda x: np.median(x, keepdims=True), apart(4, 3)),
    ("nanmedian", lambda x: np.nanmedian(_gapped(x), axis=0), apart(4, 3)), ("nanmedian all", lambda x: np.nanmedian(_gapped(x), keepdims=True), apart(4, 3)),
    *((f"quantile {m}", lambda x, m=m: np.quantile(x, [0.0, 0.3, 0.71, 1.0], axis=0, method=m), apart(7, 2)) for m in _METHODS),
    ("quantile axes keepdims", lambda x: np.quantile(x, 0.4, axis=(0, 2), keepdims=True), apart(2, 3, 4)),
    ("quantile traced q", lambda x, q: np.quantile(x, q, axis=1), apart(3, 4), np.array([[0.21, 0.5], [0.6, 0.77]])),
    ("quantile traced q weibull", lambda q: np.quantile(np.arange(9.0) ** 2, q, method="weibull"), np.array([0.21, 0.63])),
    ("quantile weights", lambda x: np.quantile(x, [0.2, 0.7], axis=0, weights=[1.0, 2.0, 0.5, 1.0], method="inverted_cdf"), apart(4, 3)),
    ("percentile weights", lambda x: np.percentile(x, 40, weights=MASK + 0.5, method="inverted_cdf"), apart(4, 3)),
    ("nanquantile", lambda x: np.nanquantile(_gapped(x), [0.2, 0.6], axis=0), apart(4, 3)),
    ("nanpercentile", lambda x: np.nanpercentile(_gapped(x), 35, axis=1, keepdims=True), apart(4, 3)),
    ("average axis", lambda x: np.average(x, axis=1, keepdims=True), normal(2, 3)),
    ("average axes", lambda x, w: np.average(x, axis=(2, 0), weights=w), normal(2, 3, 4), positive(4, 2)),
    ("average returned", lambda x, w: np.average(x, weights=w, returned=True), normal(2, 3), positive(2, 3)),
    ("average of constants", lambda w: np.average([1.0, 5.0, 2.0], weights=w), positive(3)),
    ("cov two", np.cov, normal(2, 5), normal(5)), ("cov bias", lambda x: np.cov(x, bias=True), normal(5)),
    ("cov fweights", lambda x: np.cov(x, fweights=[1, 2, 1, 3]), normal(3, 4)),
    ("cov aweights", lambda x, w: np.cov(x, aweights=w), normal(3, 4), positive(4)),
    ("cov both weights", lambda x: np.cov(x, fweights=[1, 2, 1, 3], aweights=[0.5, 1.0, 2.0, 0.1], ddof=0), normal(3, 4)),
    ("corrcoef two", lambda x, y: np.corrcoef(x, y, rowvar=False), normal(5, 2), normal(5)),
    ("histogram weights", lambda w: np.histogram([0.1, 0.4, 0.6, 1.0, 3.0], 3, (0.0, 1.0), weights=w)[0], positive(5)),
    ("histogram density", lambda w: np.histogram([0.1, 0.4, 0.6, 1.0], [0.0, 0.5, 2.0], density=True, weights=w)[0], positive(4)),
    ("gradient", np.gradient, normal(5)), ("gradient axes", lambda x: np.gradient(x, 0.5, 2.0), normal(3, 4)),
    ("gradient edges", lambda x: np.gradient(x, edge_order=2, axis=1), normal(2, 4)),
    ("gradient at places", lambda f, x: np.gradient(f, x), normal(5), np.array([0.0, 0.5, 1.5, 3.0, 3.4])),
    ("gradient at places, edges", lambda f, x: np.gradient(f, x, axis=0, edge_order=2), normal(4, 2), np.array([0.0, 0.5, 1.5, 3.0])),
    ("gradient traced step", lambda f, h: np.gradient(f, h), normal(4), np.array(0.4)),
    ("diff both", lambda x, y: np.diff(x, axis=0, append=y), normal(2, 3), normal(1, 3)), ("ediff1d ends", lambda x, y: np.ediff1d(x, y, [1.0]), normal(2, 2), normal(2)),
    ("trapezoid axis", lambda y, x: np.trapezoid(y, x, axis=0), normal(4, 2), apart(4)), ("trapezoid x only", lambda x: np.trapezoid([1.0, 4.0, 2.0], x), normal(3)),
    ("trapezoid dx", lambda y: np.trapezoid(y, dx=0.3), normal(2, 3)),
    ("interp knots", lambda x, xp, fp: np.interp(x, xp, fp), np.array([0.2, 1.4, 2.9]), np.array([0.0, 1.0, 3.0]), normal(3)),
    ("interp ends", lambda x, left: np.interp(x, [0.0, 1.0], [3.0, 5.0], left=left, right=9.0), np.array([-0.5, 0.4, 2.0]), np.array(0.5)),
    ("interp period", lambda x, fp: np.interp(x, [30.0, 190.0, -170.0], fp, period=360), np.array([-180.0, 20.0, 365.0, 250.0]), normal(3)),
    ("interp one knot", lambda x, fp: np.interp(x, [0.5], fp) * x, np.array([0.2, 0.7]), normal(1)),
    ("polyval constants", lambda x: np.polyval([2, 1, 4], x), normal(3)), ("polyadd", np.polyadd, normal(3), normal(2)),
    ("polysub", np.polysub, normal(2), normal(4)), ("polymul", np.polymul, normal(3), normal(2)),
    ("polydiv", np.polydiv, normal(5), positive(3)), ("polydiv by a longer one", lambda u, v: np.polydiv(u, v)[1], normal(2), positive(3)), ("polyder", lambda p: np.polyder(p, 2), normal(5)),
    ("polyint", lambda p: np.polyint(p, 2, [0.5, 0.7]), normal(3)), ("polyfit", lambda x, y: np.polyfit(x, y, 2), apart(5), normal(5)),
    ("polyfit weights", lambda x, y, w: np.polyfit(x, y, 1, w=w), apart(4), normal(4, 2), positive(4)),
    ("roots", lambda p: np.sort(np.real(np.roots(p))), COMPANIONS), ("roots at 0", lambda p: np.roots(np.concatenate([[0.0], p, [0.0]])), np.array([1.0, -3.0, 2.0])),
    ("poly", np.poly, unit(3)), ("vander", np.vander, normal(3)), ("vander increasing", lambda x: np.vander(x, 4, increasing=True), normal(2)),
    ("correlate list", lambda x: np.correlate(x, [1.0, 2.0, 0.5], "full"), normal(4)),
    ("where reduction", lambda x: np.std(x, axis=1, where=MASK, ddof=1, keepdims=True), normal(4, 3)),
]  # fmt: skip
