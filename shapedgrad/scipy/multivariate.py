"""Distributions of vectors and matrices."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from scipy import special as sp  # type: ignore[import-untyped]

from shapedgrad.autodiff.methods import primal
from shapedgrad.scipy import special
from shapedgrad.scipy.sampled import Sampled

_LOG_2PI = math.log(2 * math.pi)


class dirichlet(Sampled):  # noqa: N801
    """The Dirichlet distribution of shares that add up to 1, along the first axis of x."""

    @classmethod
    def logpdf(cls, x: Any, alpha: Any) -> Any:
        """Return the logarithm of the density."""
        norming = np.sum(sp.gammaln(alpha)) - sp.gammaln(np.sum(alpha))
        column = np.reshape(alpha, (-1,) + (1,) * (len(np.shape(x)) - 1))
        return np.sum(sp.xlogy(column - 1.0, x), axis=0) - norming

    @classmethod
    def pdf(cls, x: Any, alpha: Any) -> Any:
        """Return the density."""
        return np.exp(cls.logpdf(x, alpha))


class multivariate_normal(Sampled):  # noqa: N801
    """The normal distribution of vectors."""

    @classmethod
    def logpdf(cls, x: Any, mean: Any, cov: Any, allow_singular: bool = False) -> Any:
        """Return the logarithm of the density at vectors, which lie along the last axis.

        With ``allow_singular`` directions in which nothing varies are left out, as SciPy does.
        """
        n = cov.shape[-1]
        apart = np.swapaxes(np.reshape(x - mean, (-1, n)), 0, 1)
        if allow_singular:
            values, vectors = np.linalg.eigh(cov)
            kept = primal(values) > 1e6 * np.finfo(values.dtype).eps * np.max(np.abs(primal(values)))
            safe = np.where(kept, values, 1.0)
            scaled = np.where(kept[:, None], vectors.T @ apart, 0.0) / np.sqrt(safe)[:, None]
            logarithm, rank = np.sum(np.log(safe)), np.sum(kept)
        else:
            factor = np.linalg.cholesky(cov)
            scaled, rank = np.linalg.solve(factor, apart), n
            logarithm = 2.0 * np.sum(np.log(np.diagonal(factor)))
        result = -0.5 * (np.sum(scaled * scaled, axis=0) + rank * _LOG_2PI + logarithm)
        return np.reshape(result, np.shape(x - mean)[:-1])

    @classmethod
    def pdf(cls, x: Any, mean: Any, cov: Any, allow_singular: bool = False) -> Any:
        """Return the density."""
        return np.exp(cls.logpdf(x, mean, cov, allow_singular))

    @classmethod
    def entropy(cls, mean: Any, cov: Any) -> Any:  # noqa: ARG003  # as scipy.stats has it
        """Return the entropy."""
        return 0.5 * (cov.shape[-1] * (1.0 + _LOG_2PI) + np.linalg.slogdet(cov)[1])


class wishart(Sampled):  # noqa: N801
    """The distribution of covariance matrices of ``df`` vectors."""

    @classmethod
    def logpdf(cls, x: Any, df: Any, scale: Any) -> Any:
        """Return the logarithm of the density at one matrix."""
        n = scale.shape[-1]
        of_x, of_scale = np.linalg.slogdet(x)[1], np.linalg.slogdet(scale)[1]
        powers = 0.5 * (df - n - 1.0) * of_x - 0.5 * np.trace(np.linalg.solve(scale, x))
        return powers - 0.5 * df * (n * math.log(2) + of_scale) - special.multigammaln(df / 2.0, n)
