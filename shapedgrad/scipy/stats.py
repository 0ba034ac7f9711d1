"""Densities of distributions and their logarithms, by all of their parameters, as `scipy.stats` has them.

Outside of a distribution's support a density is 0, its logarithm -inf, and the gradient 0.
"""

from shapedgrad.scipy.continuous import (
    beta,
    cauchy,
    chi2,
    expon,
    gamma,
    laplace,
    logistic,
    lognorm,
    norm,
    pareto,
    t,
    uniform,
)
from shapedgrad.scipy.discrete import bernoulli, binom, poisson
from shapedgrad.scipy.multivariate import dirichlet, multivariate_normal, wishart

__all__ = [
    "bernoulli",
    "beta",
    "binom",
    "cauchy",
    "chi2",
    "dirichlet",
    "expon",
    "gamma",
    "laplace",
    "logistic",
    "lognorm",
    "multivariate_normal",
    "norm",
    "pareto",
    "poisson",
    "t",
    "uniform",
    "wishart",
]
