"""``numpy.random``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from shapedgrad.shapes.rules import random
from shapedgrad.shapes.rules.operation import Operation, rows

if TYPE_CHECKING:
    from collections.abc import Iterator

_DRAW = "draw numbers[ of size {size}]"
_BOUNDS = "[ with low {low}][ with high {high}]"
_OUTCOMES = "[ with n {n}][ with pvals {pvals}]"


def _drawn(names: str, parameters: str, dtype: str = "float64") -> Iterator[Operation]:
    """Distributions with the same parameters, as methods of a generator and as functions."""
    rule = random.distribution(parameters)
    given = "".join(f"[ with {each} {{{each}}}]" for each in parameters.split())
    for name in names.split():
        yield from rows(f"random.Generator.{name} random.{name}", rule, dtype, _DRAW + given, "shape")


# fmt: off
ROWS: Final = (
    *_drawn("standard_cauchy standard_normal", ""),
    *_drawn("normal laplace logistic gumbel", "loc scale"),
    *_drawn("uniform", "low high"),
    *_drawn("beta", "a b"),
    *_drawn("gamma", "shape scale"),
    *_drawn("exponential rayleigh", "scale"),
    *_drawn("standard_t chisquare", "df"),
    *_drawn("f", "dfnum dfden"),
    *_drawn("noncentral_f", "dfnum dfden nonc"),
    *_drawn("noncentral_chisquare", "df nonc"),
    *_drawn("lognormal", "mean sigma"),
    *_drawn("wald", "mean scale"),
    *_drawn("pareto power weibull", "a"),
    *_drawn("triangular", "left mode right"),
    *_drawn("vonmises", "mu kappa"),
    *_drawn("binomial negative_binomial", "n p", "int64"),
    *_drawn("geometric logseries", "p", "int64"),
    *_drawn("poisson", "lam", "int64"),
    *_drawn("zipf", "a", "int64"),
    *_drawn("hypergeometric", "ngood nbad nsample", "int64"),
    *rows("random.Generator.random random.Generator.standard_normal", random.uniform, "parameter:float64", _DRAW, "shape"),
    *rows("random.Generator.standard_exponential", random.standard_exponential, "parameter:float64", _DRAW, "shape"),
    *rows("random.Generator.standard_gamma", random.standard_gamma, "parameter:float64", _DRAW + "[ with shape {shape}]", "shape"),
    *rows("random.random random.random_sample random.ranf random.sample", random.uniform, "float64", _DRAW, "shape"),
    *rows("random.standard_exponential", random.standard_exponential, "float64", _DRAW, "shape"),
    *rows("random.standard_gamma", random.standard_gamma, "float64", _DRAW + "[ with shape {shape}]", "shape"),
    *rows("random.Generator.integers random.randint", random.integers, "parameter:int64", _DRAW + _BOUNDS, "shape"),
    *rows("random.random_integers", random.random_integers, "int64", _DRAW + _BOUNDS, "shape"),
    *rows("random.RandomState.tomaxint", random.tomaxint, "int64", _DRAW, "shape"),
    *rows("random.rand random.randn", random.by_sizes, "float64", "draw numbers of shape {d}", "shape"),
    *rows("random.choice", random.legacy_choice, "choice", "choose[ {size}] from {a}[ by probabilities {p}]", "shape"),
    *rows("random.Generator.choice", random.choice, "choice", "choose[ {size}] from {a}[ by probabilities {p}]", "shape"),
    *rows("random.permutation", random.legacy_permutation, "choice", "permute {x}", "shape-axis"),
    *rows("random.Generator.permutation", random.permutation, "choice", "permute[ axis {axis} of] {x}", "shape-axis"),
    *rows("random.Generator.permuted", random.permuted, "same", "permute[ axis {axis} of] {x}", "shape-axis"),
    *rows("random.shuffle", random.legacy_shuffle, "none", "shuffle {x}", "shape-axis"),
    *rows("random.Generator.shuffle", random.shuffle, "none", "shuffle[ axis {axis} of] {x}", "shape-axis"),
    *rows("random.Generator.dirichlet random.dirichlet", random.dirichlet, "float64", _DRAW + "[ with alpha {alpha}]", "shape"),
    *rows("random.multinomial", random.legacy_multinomial, "int64", _DRAW + _OUTCOMES, "shape"),
    *rows("random.Generator.multinomial", random.multinomial, "int64", _DRAW + _OUTCOMES, "shape"),
    *rows(
        "random.Generator.multivariate_normal random.multivariate_normal",
        random.multivariate_normal, "float64", "draw vectors[ of size {size}] about {mean} with covariance {cov}", "shape-linalg",
    ),
    *rows("random.Generator.multivariate_hypergeometric", random.multivariate_hypergeometric, "int64", _DRAW + "[ with colors {colors}]", "shape"),
)
# fmt: on
