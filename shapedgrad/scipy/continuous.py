"""Distributions of numbers, by location, scale and shapes."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from scipy import special as sp  # type: ignore[import-untyped]

from shapedgrad.autodiff.methods import primal
from shapedgrad.scipy.sampled import Sampled

_LOG_2PI = math.log(2 * math.pi)


def _within(inside: Any, x: Any, safe: float) -> Any:
    """Return numbers with a safe one in place of those outside of a support."""
    return np.where(inside, x, safe)


class _Continuous(Sampled):
    """A distribution with a location and a scale; ``log_density`` is that of the standard one."""

    shapes = 0

    @classmethod
    def log_density(cls, x: Any, *shape: Any) -> Any:
        raise NotImplementedError

    @classmethod
    def logpdf(cls, x: Any, *parameters: Any, loc: Any = 0.0, scale: Any = 1.0) -> Any:
        """Return the logarithm of the density, by shapes, location and scale in this order."""
        shape, (loc, scale) = cls.divided(parameters, loc, scale)
        return cls.log_density((x - loc) / scale, *shape) - np.log(scale)

    @classmethod
    def pdf(cls, x: Any, *parameters: Any, loc: Any = 0.0, scale: Any = 1.0) -> Any:
        """Return the density."""
        return np.exp(cls.logpdf(x, *parameters, loc=loc, scale=scale))

    @classmethod
    def divided(cls, parameters: tuple[Any, ...], loc: Any, scale: Any) -> tuple[Any, tuple[Any, Any]]:
        """Return the shapes, then location and scale, of which some may have been given by position."""
        shape, others = parameters[: cls.shapes], parameters[cls.shapes :]
        if len(shape) < cls.shapes or len(others) > 2:
            raise TypeError(
                f"{cls.__name__} has {cls.shapes} shapes, a location and a scale, not {parameters}"
            )
        return shape, (*others, loc, scale)[:2] if len(others) != 1 else (others[0], scale)


class norm(_Continuous):  # noqa: N801  # named as scipy.stats names it, as all below
    """The normal distribution.

    Examples
    --------
    >>> from shapedgrad import grad
    >>> from shapedgrad.scipy import stats
    >>> float(grad(lambda mu: stats.norm.logpdf(3.0, mu, 2.0))(1.0))
    0.5
    """

    @classmethod
    def log_density(cls, x: Any) -> Any:  # noqa: D102
        return -0.5 * (x * x + _LOG_2PI)

    @classmethod
    def cdf(cls, x: Any, loc: Any = 0.0, scale: Any = 1.0) -> Any:
        """Return the probability of what is at most x."""
        return sp.ndtr((x - loc) / scale)

    @classmethod
    def logcdf(cls, x: Any, loc: Any = 0.0, scale: Any = 1.0) -> Any:
        """Return the logarithm of the probability of what is at most x."""
        return sp.log_ndtr((x - loc) / scale)

    @classmethod
    def sf(cls, x: Any, loc: Any = 0.0, scale: Any = 1.0) -> Any:
        """Return the probability of what is more than x."""
        return sp.ndtr((loc - x) / scale)

    @classmethod
    def logsf(cls, x: Any, loc: Any = 0.0, scale: Any = 1.0) -> Any:
        """Return the logarithm of the probability of what is more than x."""
        return sp.log_ndtr((loc - x) / scale)


class _Positive(_Continuous):
    """A distribution of positive numbers."""

    @classmethod
    def log_density(cls, x: Any, *shape: Any) -> Any:
        inside = primal(x) >= 0
        return np.where(inside, cls.positive(_within(inside, x, 1.0), *shape), -np.inf)

    @classmethod
    def positive(cls, x: Any, *shape: Any) -> Any:
        raise NotImplementedError


class expon(_Positive):  # noqa: N801
    """The exponential distribution."""

    @classmethod
    def positive(cls, x: Any) -> Any:  # noqa: D102
        return -x


class gamma(_Positive):  # noqa: N801
    """The gamma distribution, of shape ``a``."""

    shapes = 1

    @classmethod
    def positive(cls, x: Any, a: Any) -> Any:  # noqa: D102
        return sp.xlogy(a - 1.0, x) - x - sp.gammaln(a)

    @classmethod
    def cdf(cls, x: Any, a: float, loc: Any = 0.0, scale: Any = 1.0) -> Any:
        """Return the probability of what is at most x, which must be positive; there is no derivative by ``a``."""
        return sp.gammainc(a, (x - loc) / scale)


class chi2(_Positive):  # noqa: N801
    """The chi-squared distribution, of ``df`` degrees of freedom."""

    shapes = 1

    @classmethod
    def positive(cls, x: Any, df: Any) -> Any:  # noqa: D102
        return sp.xlogy(df / 2.0 - 1.0, x) - x / 2.0 - sp.gammaln(df / 2.0) - math.log(2) * df / 2.0

    @classmethod
    def cdf(cls, x: Any, df: float, loc: Any = 0.0, scale: Any = 1.0) -> Any:
        """Return the probability of what is at most x, which must be positive; there is no derivative by ``df``."""
        return sp.gammainc(df / 2.0, (x - loc) / scale / 2.0)


class lognorm(_Positive):  # noqa: N801
    """The distribution of what has a normally distributed logarithm, of deviation ``s``."""

    shapes = 1

    @classmethod
    def positive(cls, x: Any, s: Any) -> Any:  # noqa: D102
        logarithm = np.log(x)
        return -0.5 * ((logarithm / s) ** 2 + _LOG_2PI) - np.log(s) - logarithm


class pareto(_Continuous):  # noqa: N801
    """The Pareto distribution, of exponent ``b``, from 1 on."""

    shapes = 1

    @classmethod
    def log_density(cls, x: Any, b: Any) -> Any:  # noqa: D102
        inside = primal(x) >= 1
        return np.where(inside, np.log(b) - (b + 1.0) * np.log(_within(inside, x, 1.0)), -np.inf)


class beta(_Continuous):  # noqa: N801
    """The beta distribution, of shapes ``a`` and ``b``, from 0 to 1."""

    shapes = 2

    @classmethod
    def log_density(cls, x: Any, a: Any, b: Any) -> Any:  # noqa: D102
        inside = (primal(x) >= 0) & (primal(x) <= 1)
        x = _within(inside, x, 0.5)
        return np.where(inside, sp.xlogy(a - 1.0, x) + sp.xlog1py(b - 1.0, -x) - sp.betaln(a, b), -np.inf)

    @classmethod
    def cdf(cls, x: Any, a: float, b: float, loc: Any = 0.0, scale: Any = 1.0) -> Any:
        """Return the probability of what is at most x, from 0 to 1; there is no derivative by the shapes."""
        return sp.betainc(a, b, (x - loc) / scale)


class uniform(_Continuous):  # noqa: N801
    """The uniform distribution from 0 to 1."""

    @classmethod
    def log_density(cls, x: Any) -> Any:  # noqa: D102
        return np.where((primal(x) >= 0) & (primal(x) <= 1), x * 0.0, -np.inf)


class laplace(_Continuous):  # noqa: N801
    """The Laplace distribution."""

    @classmethod
    def log_density(cls, x: Any) -> Any:  # noqa: D102
        return -np.abs(x) - math.log(2)


class logistic(_Continuous):  # noqa: N801
    """The logistic distribution."""

    @classmethod
    def log_density(cls, x: Any) -> Any:  # noqa: D102
        return sp.log_expit(x) + sp.log_expit(-x)

    @classmethod
    def cdf(cls, x: Any, loc: Any = 0.0, scale: Any = 1.0) -> Any:
        """Return the probability of what is at most x."""
        return sp.expit((x - loc) / scale)


class cauchy(_Continuous):  # noqa: N801
    """The Cauchy distribution."""

    @classmethod
    def log_density(cls, x: Any) -> Any:  # noqa: D102
        return -np.log1p(x * x) - math.log(math.pi)


class t(_Continuous):  # noqa: N801
    """Student's distribution, of ``df`` degrees of freedom."""

    shapes = 1

    @classmethod
    def log_density(cls, x: Any, df: Any) -> Any:  # noqa: D102
        half = 0.5 * (df + 1.0)
        norming = sp.gammaln(half) - sp.gammaln(0.5 * df) - 0.5 * np.log(df * math.pi)
        return norming - half * np.log1p(x * x / df)

    @classmethod
    def cdf(cls, x: Any, df: float, loc: Any = 0.0, scale: Any = 1.0) -> Any:
        """Return the probability of what is at most x; there is no derivative by ``df``."""
        return sp.stdtr(df, (x - loc) / scale)

    @classmethod
    def logcdf(cls, x: Any, df: float, loc: Any = 0.0, scale: Any = 1.0) -> Any:
        """Return the logarithm of the probability of what is at most x; there is no derivative by ``df``."""
        return np.log(cls.cdf(x, df, loc, scale))
