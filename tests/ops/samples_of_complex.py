"""Complex operands: a row is a name, a function and arrays, of which some are complex."""

from __future__ import annotations

from typing import Any

import numpy as np

from tests.ops.operands import Sample, apart, complex_normal, normal, positive

z3, z23, z32 = complex_normal(3), complex_normal(2, 3), complex_normal(3, 2)
SQUARE = complex_normal(3, 3) + 3 * np.eye(3)


def _definite(x: Any) -> Any:
    return x @ np.conjugate(np.swapaxes(x, -1, -2)) + 2 * np.eye(x.shape[-2])


def _hermitian(x: Any) -> Any:
    return x + np.conjugate(np.swapaxes(x, -1, -2))


def _projections(vectors: Any) -> Any:
    # what does not depend on the phases of the columns
    return np.einsum("ik,jk->kij", vectors, np.conjugate(vectors))


def _written(x: Any, value: Any) -> Any:
    y = x * 1.0
    y[0] = value
    y += x
    return y


_ANALYTIC = (np.exp, np.exp2, np.expm1, np.log, np.log2, np.log10, np.log1p, np.sqrt, np.square, np.sin, np.cos, np.tan,
             np.sinh, np.cosh, np.tanh, np.arcsin, np.arccos, np.arctan, np.arcsinh, np.arccosh, np.arctanh,
             np.reciprocal, np.negative, np.positive)  # fmt: skip
_NOT_ANALYTIC = (np.absolute, np.conjugate, np.real, np.imag, np.angle, np.sign)
_FFT = [
    getattr(np.fft, name)
    for name in ("fft", "ifft", "irfft", "hfft", "fftn", "ifftn", "irfftn", "fft2", "ifft2", "irfft2")
]
_OF_REAL = [getattr(np.fft, name) for name in ("fft", "rfft", "ihfft", "fftn", "rfftn", "rfft2")]

_ROWS: list[Any] = [
    *((f.__name__, f, z23) for f in (*_ANALYTIC, *_NOT_ANALYTIC)),
    *((f"{f.__name__} of real and complex", f, normal(2, 3), z3) for f in (np.add, np.subtract, np.multiply, np.divide)),
    ("power", np.power, z23, z3), ("power of a number", lambda z: z**2 + z**-1 + z**0.5 + z ** (1 + 2j) + 2**z, z3),
    ("power, complex exponent", np.power, positive(3), z3), ("float_power", np.float_power, z3, normal(3)),
    ("maximum", np.maximum, z3, complex_normal(3)), ("where", lambda x, y: np.where([True, False, True], x, y), normal(3), z3),
    ("sinc", np.sinc, z3), ("nan_to_num", np.nan_to_num, z3), ("astype complex", lambda x: x.astype(complex) * 1j, normal(3)),
    ("x.real x.imag", lambda z: z.real * z.imag + z.conj() * 2j, z3), ("real_if_close", np.real_if_close, z3), ("angle degrees", lambda z: np.angle(z, deg=True), z3),
    ("sum", lambda z: np.sum(z, axis=0), z23), ("mean", np.mean, z23), ("var", lambda z: np.var(z, axis=1, ddof=1), z23), ("std", lambda z: np.std(z, axis=0, keepdims=True), z23),
    ("prod", np.prod, z3), ("cumprod", np.cumprod, z3), ("cumsum", np.cumsum, z3), ("max", np.max, z3), ("sort", np.sort, z3), ("sort_complex", np.sort_complex, z3),
    ("cumprod with 0", lambda z: np.cumprod(z), np.array([1 + 1j, 0, 2j, 1.0])), ("prod with 0", np.prod, np.array([1 + 1j, 0, 2j])),
    ("average", lambda z, w: np.average(z, weights=w), z3, positive(3)), ("cov", np.cov, complex_normal(2, 4)), ("corrcoef", np.corrcoef, complex_normal(2, 4)),
    ("matmul", np.matmul, z23, z32), ("matmul mixed", np.matmul, normal(2, 3), z32), ("dot", np.dot, z3, complex_normal(3)), ("inner", np.inner, z3, complex_normal(2, 3)),
    ("vdot", np.vdot, z23, complex_normal(2, 3)), ("vecdot", np.vecdot, z23, z3), ("outer", np.outer, z3, z3 * 1j), ("kron", np.kron, z23, z3),
    ("einsum", lambda x, y: np.einsum("ij,kj->ik", x, y), z23, complex_normal(2, 3)), ("einsum mixed", lambda x, y: np.einsum("ij,j,j->i", x, y, y), z23, normal(3)),
    ("tensordot", lambda x, y: np.tensordot(x, y, 1), z23, z32), ("cross", np.cross, z3, complex_normal(3)), ("convolve", np.convolve, z3, complex_normal(2)),
    ("correlate", lambda x, y: np.correlate(x, y, "full"), z3, complex_normal(2)), ("polyval", np.polyval, z3, complex_normal(2)), ("roots", lambda p: np.sort(np.roots(p)), np.array([1.0, 0.3j, 2.0, 1.0])),
    ("concatenate", lambda x, y: np.concatenate([x, y]), normal(2), z3), ("stack", lambda x, y: np.stack([x, y]), normal(3), z3), ("getitem", lambda z: z[[0, 0, 2]] * z[1], z3),
    ("written", _written, z23, normal(3)), ("pad", lambda z: np.pad(z, 1, "linear_ramp"), z3), ("diff", np.diff, z3), ("gradient", np.gradient, complex_normal(4)),
    ("interp", lambda x, fp: np.interp(x, [0.0, 1.0, 2.0], fp), np.array([0.2, 1.3, 4.0]), z3), ("linspace", lambda x, y: np.linspace(x, y, 3), z3, normal(3)),
    ("trapezoid", np.trapezoid, z3, apart(3)), ("choose", lambda x, y: np.choose([0, 1, 0], [x, y]), z3, normal(3)), ("geomspace", lambda x, y: np.geomspace(x, y, 3), np.array(1 + 1j), np.array(3 + 2j)),
    *((f"norm {p}", lambda z, p=p: np.linalg.norm(z, p), z32) for p in (None, "nuc", 1, 2, -2, np.inf)), *((f"norm of a vector {p}", lambda z, p=p: np.linalg.norm(z, p), z3) for p in (None, 1, 3, np.inf)),
    ("inv", np.linalg.inv, SQUARE), ("det", np.linalg.det, SQUARE), ("slogdet", lambda z: list(np.linalg.slogdet(z)), SQUARE), ("slogdet stack", lambda z: list(np.linalg.slogdet(z)), np.stack([SQUARE, SQUARE.T * 1j])),
    ("solve", np.linalg.solve, SQUARE, z32), ("solve real by complex", np.linalg.solve, np.real(SQUARE), z3), ("solve complex by real", np.linalg.solve, SQUARE, normal(3)),
    ("lstsq", lambda a, b: np.linalg.lstsq(a, b)[0], z32, z3), ("lstsq residuals", lambda a, b: np.linalg.lstsq(a, b)[1], z32, z3), ("pinv", np.linalg.pinv, z32), ("pinv wide", np.linalg.pinv, z23), ("matrix_power", lambda z: np.linalg.matrix_power(z, -3), SQUARE),
    ("cond", np.linalg.cond, SQUARE), ("cholesky", lambda z: np.linalg.cholesky(_definite(z)), z32), ("cholesky upper", lambda z: np.linalg.cholesky(_definite(z), upper=True), z23), ("cholesky itself", lambda z: np.linalg.cholesky(_hermitian(z)), SQUARE),
    ("eigvalsh", lambda z: np.linalg.eigvalsh(_hermitian(z)), SQUARE), ("eigvalsh of one triangle", lambda z: np.linalg.eigvalsh(z, "U"), SQUARE), ("cholesky of one triangle", np.linalg.cholesky, SQUARE + 4 * np.eye(3)), ("eigh", lambda z: _projections(np.linalg.eigh(_hermitian(z))[1]), SQUARE),
    ("eig", lambda z: list(np.linalg.eig(z)), SQUARE), ("eigvals", np.linalg.eigvals, SQUARE), ("eig stack", lambda z: list(np.linalg.eig(z)), np.stack([SQUARE, SQUARE.T * 1j])),
    ("svdvals", np.linalg.svdvals, z23), *((f"svd {z.shape}", lambda z: _of_svd(z), z) for z in (z23, z32, SQUARE)), ("svd product", lambda z: _again(*np.linalg.svd(z, full_matrices=False)), z23),
    ("qr", lambda z: list(np.linalg.qr(z)), z32), ("qr square", lambda z: list(np.linalg.qr(z)), SQUARE), ("qr wide", lambda z: list(np.linalg.qr(z)), z23),
    ("tensorinv", lambda z: np.linalg.tensorinv(z, 1), SQUARE.reshape(3, 3, 1)), ("trace", np.trace, SQUARE),
    *((f"fft.{f.__name__}", f, complex_normal(3, 4)) for f in _FFT),
    *((f"fft.{f.__name__} {n} {norm}", lambda z, f=f, n=n, m=norm: f(z, n, 0, m), complex_normal(4, 2)) for f in _FFT[:4] for n, norm in ((3, "ortho"), (6, "forward"), (9, None))),
    *((f"fft.{f.__name__} of real", f, normal(3, 4)) for f in _OF_REAL),
    ("fft there and back", lambda x: np.fft.irfft(np.fft.rfft(x) * np.exp(1j * np.arange(4.0)), 7), normal(7)),
]  # fmt: skip


def _of_svd(z: Any) -> list[Any]:
    u, s, vh = np.linalg.svd(z, full_matrices=False)
    # u and v may turn by the same phase
    return [np.einsum("ik,kj->kij", u, vh), s, np.einsum("ik,jk->kij", u, np.conjugate(u))]


def _again(u: Any, s: Any, vh: Any) -> Any:
    return (u * s) @ vh


COMPLEX = [Sample(row[0], row[1], tuple(row[2:])) for row in _ROWS]
