"""The samples of ``numpy.linalg``, ``numpy.fft`` and ``numpy.random``."""

from __future__ import annotations

from tests.calls import Call, call, row, s


def _both(names: str, *calls: Call) -> dict[str, tuple[Call, ...]]:
    """Distributions, as methods of a generator and as functions."""
    return row(" ".join(f"random.Generator.{name} random.{name}" for name in names.split()), *calls)


# fmt: off
SUBMODULES: dict[str, tuple[Call, ...]] = {
    # --------------------------------------------------------------------------- numpy.linalg, numpy.fft
    **row("linalg.inv linalg.cholesky linalg.det linalg.slogdet linalg.eigvals linalg.eigvalsh linalg.eig linalg.eigh", call(s(3, 3)), call(s(5, 3, 3))),
    **row("linalg.matrix_power", call(s(3, 3), 2), call(s(5, 3, 3), 3)),
    **row("linalg.svd", call(s(3, 4)), call(s(2, 4, 3), False), call(s(2, 3, 4), compute_uv=False), call(s(3, 3), hermitian=True)),
    **row("linalg.svdvals linalg.matrix_rank linalg.pinv", call(s(3, 4)), call(s(5, 4, 3))),
    **row("linalg.cond", call(s(3, 4)), call(s(5, 4, 3)), call(s(3, 3), 1), call(s(5, 3, 3), "fro"), call(s(3, 4), -2)),
    **row("linalg.qr", call(s(3, 4)), call(s(5, 4, 3)), call(s(4, 3), "complete"), call(s(4, 3), "r"), call(s(4, 3), "raw")),
    **row("linalg.solve", call(s(3, 3), s(3)), call(s(3, 3), s(3, 2)), call(s(5, 3, 3), s(3)), call(s(5, 1, 3, 3), s(4, 3, 2))),
    **row("linalg.lstsq", call(s(5, 3), s(5)), call(s(5, 3), s(5, 2))),
    **row("linalg.norm", call(s(2, 3)), call(s(2, 3, 4)), call(s(2, 3), 2, 1), call(s(2, 3, 4), None, (0, 1)), call(s(2, 3, 4), axis=-1, keepdims=True), call(s(2, 3), "fro")),
    **row("linalg.matrix_norm", call(s(2, 3)), call(s(5, 2, 3), keepdims=True), call(s(2, 3), ord=-1)),
    **row("linalg.vector_norm", call(s(2, 3)), call(s(2, 3), axis=0), call(s(2, 3), axis=(0, 1), keepdims=True), call(s(2, 3), ord=float("inf"))),
    **row("linalg.trace linalg.diagonal", call(s(2, 3)), call(s(5, 2, 3), offset=1)),
    **row("linalg.tensorinv", call(s(2, 3, 6)), call(s(6, 2, 3), 1)),
    **row("linalg.tensorsolve", call(s(2, 3, 6), s(2, 3)), call(s(2, 6, 3), s(2, 3), (1,))),
    **row("linalg.cross", call(s(4, 3), s(3)), call(s(3, 4), s(3, 4), axis=0)),
    **row("fft.fft fft.ifft fft.rfft fft.irfft fft.hfft fft.ihfft", call(s(4, 5)), call(s(4, 5), 3), call(s(4, 5), None, 0), call(s(4, 5), 8, 1)),
    **row("fft.fftn fft.ifftn fft.rfftn fft.irfftn", call(s(4, 5)), call(s(4, 5), (3, 6), (0, 1)), call(s(4, 5, 6), None, (0, -1)), call(s(4, 5), (3, -1), (0, 1))),
    **row("fft.fft2 fft.ifft2 fft.rfft2 fft.irfft2", call(s(4, 5)), call(s(6, 4, 5)), call(s(4, 5), (3, 6))),
    **row("fft.fftshift fft.ifftshift", call(s(4, 5)), call(s(4, 5), 1), call(s(4, 5), (0, -1))),
    **row("fft.fftfreq fft.rfftfreq", call(5), call(4), call(4, s()), call(6, s(2, 1))),
    # ----------------------------------------------------------------------------------------- random
    **_both("standard_cauchy", call(), call((2, 3))),
    **_both("standard_normal", call(), call((2, 3))),
    **_both(
        "normal laplace logistic gumbel uniform beta gamma f noncentral_chisquare lognormal wald vonmises binomial"
        " negative_binomial",
        call(s(), s()),
        call(s(3), s(2, 1)),
        call(s(3), s(), (2, 3)),
        call(s(2, 1), s(3), size=(2, 3)),
    ),
    **_both(
        "exponential rayleigh standard_t chisquare pareto power weibull geometric logseries poisson zipf standard_gamma",
        call(s()),
        call(s(3), (2, 3)),
        call(s(2, 3)),
        call(s(2, 1), size=(2, 3)),
    ),
    **row("random.Generator.standard_gamma", call(s()), call(s(3), (2, 3)), call(s(2, 1), out=s(2, 3)), call(s(), out=s(2)), call(s(3), (2, 3), out=s(2, 3))),
    **_both("noncentral_f triangular hypergeometric", call(s(3), s(2, 1), s()), call(s(3), s(), s(3), (2, 3))),
    **_both("random standard_exponential", call(), call(4), call((2, 3)), call(())),
    **row("random.random_sample random.ranf random.sample", call(), call(4), call((2, 3)), call(())),
    **row("random.Generator.integers random.randint", call(s(), s(3)), call(s(), s(2, 1), size=(2, 3)), call(s(2, 3))),
    **row("random.rand random.randn", call(), call(2, 3), call(4)),
    **_both("choice", call(s(4)), call(s(4), (2, 3)), call(s(), 5), call(s(4), 3, True, s(4))),
    **row("random.Generator.choice", call(s(4)), call(s(4), (2, 3)), call(s(4, 5), (2, 3)), call(s(4, 5), 2, axis=1), call(s(), 5), call(s(4), 3, True, s(4))),
    **_both("permutation", call(s(4)), call(s(4, 5)), call(5), call(0), call(-2)),
    **row("random.Generator.permutation", call(s(4)), call(s(4, 5), 1), call(5)),
    **row("random.shuffle", call(s(4)), call(s(4, 5))),
    **row("random.Generator.shuffle", call(s(4)), call(s(4, 5), 1)),
    **row("random.random_integers", call(s(), s()), call(s(), s(), (2, 3)), call(s())),
    **row("random.RandomState.tomaxint", call(), call((2, 3))),
    **row("random.Generator.permuted", call(s(4)), call(s(4, 5), axis=1), call(s(4, 5), out=s(4, 5))),
    **_both("dirichlet", call(s(4)), call(s(4), (2, 3))),
    **row("random.Generator.multinomial", call(s(), s(4)), call(s(3), s(2, 1, 4)), call(s(), s(4), (2, 3)), call(s(3), s(4), (2, 3))),
    **row("random.multinomial", call(s(), s(4)), call(s(), s(4), (2, 3))),
    **_both("multivariate_normal", call(s(3), s(3, 3)), call(s(3), s(3, 3), (4, 5))),
    **row("random.Generator.multivariate_hypergeometric", call(s(3), 2), call(s(3), 2, (4, 5))),
}
# fmt: on
