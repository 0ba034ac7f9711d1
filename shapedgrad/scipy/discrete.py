"""Distributions of whole numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy import special as sp  # type: ignore[import-untyped]

from shapedgrad.scipy.sampled import Sampled


class poisson(Sampled):  # noqa: N801
    """The Poisson distribution, of mean ``mu``; k is an integer."""

    @classmethod
    def logpmf(cls, k: Any, mu: Any) -> Any:
        """Return the logarithm of the probability of k."""
        return sp.xlogy(k, mu) - sp.gammaln(np.asarray(k) + 1.0) - mu

    @classmethod
    def cdf(cls, k: Any, mu: Any) -> Any:
        """Return the probability of what is at most k."""
        return sp.pdtr(k, mu)

    @classmethod
    def pmf(cls, k: Any, mu: Any) -> Any:
        """Return the probability of k."""
        return np.exp(cls.logpmf(k, mu))


class binom(Sampled):  # noqa: N801
    """The binomial distribution, of n trials with probability p; k and n are integers."""

    @classmethod
    def logpmf(cls, k: Any, n: Any, p: Any) -> Any:
        """Return the logarithm of the probability of k."""
        k, n = np.asarray(k), np.asarray(n)
        ways = sp.gammaln(n + 1.0) - sp.gammaln(k + 1.0) - sp.gammaln(n - k + 1.0)
        return ways + sp.xlogy(k, p) + sp.xlog1py(n - k, -p)

    @classmethod
    def pmf(cls, k: Any, n: Any, p: Any) -> Any:
        """Return the probability of k."""
        return np.exp(cls.logpmf(k, n, p))


class bernoulli(Sampled):  # noqa: N801
    """One trial with probability p; k is 0 or 1."""

    @classmethod
    def logpmf(cls, k: Any, p: Any) -> Any:
        """Return the logarithm of the probability of k."""
        return sp.xlogy(k, p) + sp.xlog1py(1 - np.asarray(k), -p)

    @classmethod
    def pmf(cls, k: Any, p: Any) -> Any:
        """Return the probability of k."""
        return np.exp(cls.logpmf(k, p))
