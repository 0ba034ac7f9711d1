"""Densities against SciPy's own, their derivatives against small steps."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from shapedgrad import grad
from shapedgrad.testing import check_grads

scipy_stats = pytest.importorskip("scipy.stats")
from shapedgrad.scipy import stats  # noqa: E402  # after it is known that SciPy is there

X, POSITIVE, UNIT = np.array([-0.7, 0.3, 1.9]), np.array([0.2, 0.9, 2.7]), np.array([0.2, 0.5, 0.83])
COV = np.array([[2.0, 0.3], [0.3, 1.0]])
SHARES = np.array([[0.2, 0.5], [0.3, 0.1], [0.5, 0.4]])

DENSITIES: list[tuple[str, str, Any]] = [
    *((name, "logpdf", (X, 0.4, 1.3)) for name in ("norm", "laplace", "logistic", "cauchy")), ("t", "logpdf", (X, 3.5, 0.4, 1.3)),
    ("expon", "logpdf", (POSITIVE, 0.1, 1.3)), ("gamma", "logpdf", (POSITIVE, 1.7, 0.1, 1.3)), ("chi2", "logpdf", (POSITIVE, 2.5)),
    ("lognorm", "logpdf", (POSITIVE, 0.8, 0.0, 1.3)), ("pareto", "logpdf", (POSITIVE + 2.0, 1.8)), ("beta", "logpdf", (UNIT, 1.7, 2.2)),
    ("uniform", "logpdf", (UNIT, 0.1, 1.5)), ("poisson", "logpmf", (np.array([0, 2, 5]), 1.7)), ("binom", "logpmf", (np.array([0, 2, 5]), 5, 0.3)),
    ("bernoulli", "logpmf", (np.array([0, 1, 1]), 0.3)), ("dirichlet", "logpdf", (SHARES, np.array([1.2, 0.7, 2.0]))),
    ("multivariate_normal", "logpdf", (np.array([[0.1, 0.7], [1.0, -1.0]]), np.array([0.3, 0.2]), COV)), ("multivariate_normal", "entropy", (np.zeros(2), COV)),
    ("wishart", "logpdf", (COV + np.eye(2), 3.5, COV)), *((name, "cdf", (X, 0.4, 1.3)) for name in ("norm", "logistic")),
    *(("norm", method, (X, 0.4, 1.3)) for method in ("pdf", "logcdf", "sf", "logsf")), ("gamma", "cdf", (POSITIVE, 1.7)), ("t", "cdf", (X, 3.5, 0.4, 1.3)), ("t", "logcdf", (X, 3.5)), ("poisson", "cdf", (np.array([0, 2, 5]), 1.7)), ("chi2", "cdf", (POSITIVE, 2.5)),
    ("beta", "cdf", (UNIT, 1.7, 2.2)), ("poisson", "pmf", (np.array([0, 2, 5]), 1.7)), ("binom", "pmf", (np.array([0, 2, 5]), 5, 0.3)),
    ("bernoulli", "pmf", (np.array([0, 1, 1]), 0.3)), ("dirichlet", "pdf", (SHARES, np.array([1.2, 0.7, 2.0]))),
    ("multivariate_normal", "pdf", (np.array([[0.1, 0.7], [1.0, -1.0]]), np.array([0.3, 0.2]), COV)), ("gamma", "pdf", (POSITIVE, 1.7)),
]  # fmt: skip
IDS = [f"{name}.{method}" for name, method, _ in DENSITIES]


@pytest.mark.parametrize("name, method, args", DENSITIES, ids=IDS)
def test_values_are_scipys(name: str, method: str, args: Any) -> None:
    ours = getattr(getattr(stats, name), method)
    if method == "entropy":
        expected = scipy_stats.multivariate_normal(*args).entropy()
    else:
        expected = getattr(getattr(scipy_stats, name), method)(*args)
    np.testing.assert_allclose(ours(*args), expected, rtol=1e-12)


@pytest.mark.parametrize("name, method, args", DENSITIES, ids=IDS)
def test_derivatives_by_all_parameters_are_those_of_small_steps(name: str, method: str, args: Any) -> None:
    ours = getattr(getattr(stats, name), method)
    constant = {n for n, x in enumerate(args) if np.asarray(x).dtype.kind in "iu"}
    shapes = {"gamma": {1}, "chi2": {1}, "t": {1}, "beta": {1, 2}}
    constant |= shapes.get(name, set()) if method.endswith("cdf") else set()
    moved = [np.asarray(x, float) for n, x in enumerate(args) if n not in constant]

    def f(*xs: Any) -> Any:
        given = iter(xs)
        return ours(*[x if n in constant else next(given) for n, x in enumerate(args)])

    def symmetric(*xs: Any) -> Any:
        # a covariance matrix is
        return f(*[(x + x.T) / 2 if np.shape(x) == (2, 2) and n else x for n, x in enumerate(xs)])

    check_grads(symmetric if name in {"multivariate_normal", "wishart"} else f, *moved, order=2)


@pytest.mark.parametrize("name, parameters", [("expon", ()), ("gamma", (1.7,)), ("beta", (1.7, 2.2)), ("uniform", ()), ("lognorm", (0.7,)), ("pareto", (1.5,)), ("chi2", (2.5,))])  # fmt: skip
def test_outside_of_the_support_nothing_is_nan(name: str, parameters: Any) -> None:
    x = np.array([-3.0, 0.5 + (name == "pareto")])
    density = getattr(stats, name)
    np.testing.assert_array_equal(density.logpdf(x, *parameters)[0], -np.inf)
    np.testing.assert_array_equal(density.pdf(x, *parameters)[0], 0.0)
    gradient = grad(lambda x: np.sum(density.pdf(x, *parameters)))(x)
    assert gradient[0] == 0.0
    assert np.isfinite(gradient[1])


def test_parameters_may_be_named() -> None:
    np.testing.assert_allclose(
        stats.gamma.logpdf(2.0, 1.7, scale=3.0, loc=0.5),
        scipy_stats.gamma.logpdf(2.0, 1.7, scale=3.0, loc=0.5),
    )
    np.testing.assert_allclose(stats.norm.pdf(2.0, 0.5, scale=3.0), scipy_stats.norm.pdf(2.0, 0.5, scale=3.0))
    with pytest.raises(TypeError, match="gamma has 1 shapes"):
        stats.gamma.logpdf(2.0)


def test_covariances_may_be_singular() -> None:
    cov = np.array([[1.0, 1.0, 0.0], [1.0, 1.0, 0.0], [0.0, 0.0, 2.0]])
    x, mean = np.array([0.3, 0.3, 1.0]), np.zeros(3)
    ours = stats.multivariate_normal.logpdf(x, mean, cov, allow_singular=True)
    np.testing.assert_allclose(
        ours, scipy_stats.multivariate_normal.logpdf(x, mean, cov, allow_singular=True)
    )
    check_grads(lambda x, m: stats.multivariate_normal.logpdf(x, m, cov, allow_singular=True), x, mean)


def test_samples_are_scipys() -> None:
    ours, theirs = (s.gamma.rvs(2.0, size=3, random_state=1) for s in (stats, scipy_stats))
    np.testing.assert_array_equal(ours, theirs)
