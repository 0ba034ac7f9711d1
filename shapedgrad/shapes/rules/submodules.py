"""The operations of ``numpy.linalg``, ``numpy.fft`` and ``numpy.random``, as rows of the table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from shapedgrad.shapes.rules import contraction, fft, layout, linalg, random
from shapedgrad.shapes.rules.operation import Operation, rows

if TYPE_CHECKING:
    from collections.abc import Iterator

_FFT = "transform {a} along axis {axis}"
_FFTN = "transform {a} along axes {axes}"
_DRAW = "draw numbers of size {size}"


def _drawn(names: str, parameters: str, dtype: str = "float64") -> Iterator[Operation]:
    """Distributions with the same parameters, as methods of a generator and as functions."""
    rule = random.distribution(parameters)
    for name in names.split():
        given = (
            " with " + " and ".join(f"{each} {{{each}}}" for each in parameters.split()) if parameters else ""
        )
        yield from rows(f"random.Generator.{name} random.{name}", rule, dtype, _DRAW + given)


# fmt: off
SUBMODULES: Final = (
    # ---------------------------------------------------------------------------------- linear algebra
    *rows("linalg.matmul", contraction.matmul, "promote", "multiply {x1} @ {x2}", "shape-matmul"),
    *rows("linalg.matrix_transpose", layout.matrix_transpose, "same", "transpose {x}"),
    *rows("linalg.vecdot", contraction.linalg_vecdot, "promote", "multiply {x1} with {x2} along axis {axis}", "shape-matmul"),
    *rows("linalg.outer", contraction.vector_outer, "strong", "multiply {x1} with {x2}", "shape-matmul"),
    *rows("linalg.tensordot", contraction.linalg_tensordot, "strong", "contract {x1} with {x2} over {axes}", "shape-matmul"),
    *rows("linalg.multi_dot", contraction.multi_dot, "strong", "multiply {arrays}", "shape-matmul"),
    *rows("linalg.inv", linalg.square, "linalg", "invert {a}", "shape-linalg"),
    *rows("linalg.cholesky", linalg.cholesky, "linalg", "factor {a}", "shape-linalg"),
    *rows("linalg.matrix_power", linalg.matrix_power, "same", "take a power of {a}", "shape-linalg"),
    *rows("linalg.det", linalg.det, "linalg", "take the determinant of {a}", "shape-linalg"),
    *rows("linalg.slogdet", linalg.slogdet, "slogdet", "take the determinant of {a}", "shape-linalg"),
    *rows("linalg.eigvals", linalg.eigvals, "parameter", "decompose {a}", "shape-linalg"),
    *rows("linalg.eigvalsh", linalg.eigvalsh, "deviation", "decompose {a}", "shape-linalg"),
    *rows("linalg.eig", linalg.eig, "parameter", "decompose {a}", "shape-linalg"),
    *rows("linalg.eigh", linalg.eigh, "eigh", "decompose {a}", "shape-linalg"),
    *rows("linalg.svd", linalg.svd, "svd", "decompose {a}", "shape-linalg"),
    *rows("linalg.svdvals", linalg.svdvals, "deviation", "decompose {x}", "shape-linalg"),
    *rows("linalg.qr", linalg.qr, "linalg", "decompose {a}", "shape-linalg"),
    *rows("linalg.solve", linalg.solve, "linalg", "solve {a} for {b}", "shape-linalg"),
    *rows("linalg.lstsq", linalg.lstsq, "lstsq", "solve {a} for {b}", "shape-linalg"),
    *rows("linalg.pinv", linalg.pinv, "linalg", "invert {a}", "shape-linalg"),
    *rows("linalg.matrix_rank", linalg.matrix_rank, "int64", "take the rank of {A}", "shape-linalg"),
    *rows("linalg.cond", linalg.cond, "deviation", "take the condition of {x}", "shape-linalg"),
    *rows("linalg.norm", linalg.norm, "deviation", "take the norm of {x} over axis {axis}", "shape-linalg"),
    *rows("linalg.matrix_norm", linalg.matrix_norm, "deviation", "take the norm of {x}", "shape-linalg"),
    *rows("linalg.vector_norm", linalg.vector_norm, "deviation", "take the norm of {x} over axis {axis}", "shape-linalg"),
    *rows("linalg.trace", linalg.trace, "sum", "take the trace of {x}", "shape-linalg"),
    *rows("linalg.diagonal", linalg.diagonal, "same", "take the diagonal of {x}", "shape-linalg"),
    *rows("linalg.tensorinv", linalg.tensorinv, "linalg", "invert {a}", "shape-linalg"),
    *rows("linalg.tensorsolve", linalg.tensorsolve, "linalg", "solve {a} for {b}", "shape-linalg"),
    *rows("linalg.cross", linalg.linalg_cross, "promote", "multiply {x1} with {x2}", "shape-linalg"),
    # ------------------------------------------------------------------------------ Fourier transforms
    *rows("fft.fft fft.ifft", fft.fft, "fft", _FFT, "shape-axis"),
    *rows("fft.rfft fft.ihfft", fft.rfft, "fft", _FFT, "shape-axis"),
    *rows("fft.irfft fft.hfft", fft.irfft, "deviation", _FFT, "shape-axis"),
    *rows("fft.fftn fft.ifftn", fft.fftn, "fft", _FFTN, "shape-axis"),
    *rows("fft.rfftn", fft.rfftn, "fft", _FFTN, "shape-axis"),
    *rows("fft.irfftn", fft.irfftn, "deviation", _FFTN, "shape-axis"),
    *rows("fft.fft2 fft.ifft2", fft.fft2, "fft", _FFTN, "shape-axis"),
    *rows("fft.rfft2", fft.rfft2, "fft", _FFTN, "shape-axis"),
    *rows("fft.irfft2", fft.irfft2, "deviation", _FFTN, "shape-axis"),
    *rows("fft.fftshift fft.ifftshift", fft.shift, "same", "shift {x} along {axes}", "shape-axis"),
    *rows("fft.fftfreq", fft.fftfreq, "float64", "take frequencies of {n} points", "shape-axis"),
    *rows("fft.rfftfreq", fft.rfftfreq, "float64", "take frequencies of {n} points", "shape-axis"),
    # ----------------------------------------------------------------------------------------- random
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
    *rows("random.Generator.standard_gamma", random.standard_gamma, "parameter:float64", _DRAW),
    *rows("random.random random.random_sample random.ranf random.sample", random.uniform, "float64", _DRAW, "shape"),
    *rows("random.standard_exponential", random.standard_exponential, "float64", _DRAW, "shape"),
    *rows("random.standard_gamma", random.standard_gamma, "float64", _DRAW),
    *rows("random.Generator.integers random.randint", random.integers, "parameter:int64", _DRAW),
    *rows("random.rand random.randn", random.by_sizes, "float64", "draw numbers of shape {d}", "shape"),
    *rows("random.choice", random.legacy_choice, "choice", "choose from {a}", "shape"),
    *rows("random.Generator.choice", random.choice, "choice", "choose from {a}", "shape"),
    *rows("random.permutation", random.legacy_permutation, "choice", "permute {x}", "shape-axis"),
    *rows("random.Generator.permutation", random.permutation, "choice", "permute {x}", "shape-axis"),
    *rows("random.Generator.permuted", random.permuted, "same", "permute {x}", "shape-axis"),
    *rows("random.Generator.dirichlet random.dirichlet", random.dirichlet, "float64", _DRAW, "shape"),
    *rows("random.multinomial", random.legacy_multinomial, "int64", _DRAW),
    *rows("random.Generator.multinomial", random.multinomial, "int64", _DRAW),
    *rows(
        "random.Generator.multivariate_normal random.multivariate_normal",
        random.multivariate_normal, "float64", "draw vectors about {mean} with covariance {cov}", "shape-linalg",
    ),
    *rows("random.Generator.multivariate_hypergeometric", random.multivariate_hypergeometric, "int64", _DRAW, "shape"),
)
# fmt: on
