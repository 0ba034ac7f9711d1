"""Decompositions of matrices: eigenvalues and vectors, singular values, QR.

Vectors are determined up to their signs, complex ones up to a phase: the derivatives are of the vectors that NumPy
returns as far as their signs stay, those of complex singular vectors and of complex eigh are for functions that
do not depend on the phase. Where eigenvalues or singular values are equal the vectors have no derivative; what a
function asks of them there counts as 0. Formulas: Giles (2008), Townsend (2016).
"""

# ruff: noqa: ARG001, ARG005  # every rule takes what the engine gives, every function what NumPy's does

from __future__ import annotations

from typing import Any

import numpy as np

from shapedgrad.autodiff.batching import on_matrices
from shapedgrad.autodiff.errors import NotDifferentiableError
from shapedgrad.autodiff.methods import anywhere, primal
from shapedgrad.autodiff.primitive import Primitive, implements
from shapedgrad.autodiff.several import apply_several
from shapedgrad.autodiff.traced import apply
from shapedgrad.ops.complex import is_complex
from shapedgrad.ops.linalg import adjoint, mirrored, onto_triangle, transposed


def _gaps(values: Any) -> Any:
    """Return 1 / (values[j] - values[i]), and 0 where the values are equal."""
    gap = values[..., None, :] - values[..., :, None]
    equal = primal(gap) == 0
    return np.where(equal, 0.0, 1.0 / np.where(equal, 1.0, gap))


def _on_diagonal(row: Any) -> Any:
    return row[..., None, :] * np.eye(row.shape[-1], dtype=row.dtype)


def _diagonal(x: Any) -> Any:
    return np.diagonal(x, axis1=-2, axis2=-1)


def _conjugate(x: Any) -> Any:
    return np.conjugate(x) if is_complex(x) else x


def _nonzero(x: Any) -> Any:
    return np.where(primal(x) == 0, 1.0, x)


def _eigh_vjp(g: Any, y: Any, x: Any, UPLO: str) -> list[Any]:
    (of_values, of_vectors), (values, vectors) = g, y
    inner = _on_diagonal(of_values) + _gaps(values) * (transposed(vectors) @ of_vectors)
    return [onto_triangle(_conjugate(vectors) @ inner @ transposed(vectors), UPLO in "Ll")]


def _eigh_jvp(t: Any, y: Any, x: Any, UPLO: str) -> tuple[Any, Any]:
    values, vectors = y
    inner = adjoint(vectors) @ mirrored(t, UPLO in "Ll") @ vectors
    return np.real(_diagonal(inner)), vectors @ (_gaps(values) * inner)


def _largest(vectors: Any) -> Any:
    """Return zeros, and in each column one over its largest component: the one that LAPACK makes real."""
    size = np.abs(primal(vectors))
    place = np.argmax(size, axis=-2)[..., None, :] == np.arange(vectors.shape[-2])[:, None]
    return np.where(place, 1.0 / np.real(_nonzero(vectors)), 0.0)


def _eig_vjp(g: Any, y: Any, x: Any) -> list[Any]:
    (of_values, of_vectors), (values, vectors) = g, y
    # the columns keep their length 1 and their phase: what a cotangent asks of these is taken away
    kept = np.sum(vectors * of_vectors, axis=-2, keepdims=True)
    turned = of_vectors - np.real(kept) * _conjugate(vectors)
    if is_complex(vectors):
        turned = turned - 1j * np.imag(kept) * _largest(vectors)
    inner = _on_diagonal(of_values) + _gaps(values) * (transposed(vectors) @ turned)
    total = np.linalg.solve(transposed(vectors), inner @ transposed(vectors))
    return [total if is_complex(x) == is_complex(total) else np.real(total)]


def _eig_jvp(t: Any, y: Any, x: Any) -> tuple[Any, Any]:
    values, vectors = y
    inner = np.linalg.solve(vectors, t @ vectors)
    turned = vectors @ (_gaps(values) * inner)
    length = np.sum(_conjugate(vectors) * turned, axis=-2, keepdims=True)
    if not is_complex(vectors):
        return _diagonal(inner), turned - vectors * length
    phase = np.sum(_largest(vectors) * np.imag(turned), axis=-2, keepdims=True)
    return _diagonal(inner), turned - vectors * (np.real(length) + 1j * phase)


def _svd_vjp(g: Any, y: Any, x: Any) -> list[Any]:
    (gu, gs, gvh), (u, s, vh) = g, y
    m, n = x.shape[-2:]
    v, gv, row = adjoint(vh), adjoint(gvh), s[..., None, :]
    gaps, inverse = _gaps(s * s), 1.0 / _nonzero(row)
    turned_u, turned_v = transposed(u) @ gu, transposed(v) @ gv
    inner = (gaps * (turned_u - adjoint(turned_u))) * row + _on_diagonal(gs)
    inner = inner + s[..., :, None] * (gaps * (turned_v - adjoint(turned_v)))
    if is_complex(x):
        inner = inner + _on_diagonal(1j * np.imag(_diagonal(turned_u)) * inverse[..., 0, :])
    total = _conjugate(u) @ inner @ transposed(v)
    if m > n:
        total = total + ((gu - _conjugate(u) @ turned_u) * inverse) @ transposed(v)
    elif m < n:
        rest = (gv - _conjugate(v) @ turned_v) * inverse
        total = total + _conjugate(u @ transposed(rest))
    return [total]


def _svd_jvp(t: Any, y: Any, x: Any) -> tuple[Any, Any, Any]:
    u, s, vh = y
    m, n = x.shape[-2:]
    v, row = adjoint(vh), s[..., None, :]
    gaps, inverse = _gaps(s * s), 1.0 / _nonzero(row)
    inner = adjoint(u) @ t @ v
    tu = u @ (gaps * (inner * row + s[..., :, None] * adjoint(inner)))
    tv = v @ (gaps * (s[..., :, None] * inner + adjoint(inner) * row))
    if is_complex(x):
        tu = tu + u * (1j * np.imag(_diagonal(inner))[..., None, :] * inverse)
    if m > n:
        tu = tu + (t @ v - u @ inner) * inverse
    elif m < n:
        tv = tv + (adjoint(t) @ u - v @ adjoint(inner)) * inverse
    return tu, np.real(_diagonal(inner)), adjoint(tv)


def _turning(b: Any) -> Any:
    """Return how Q turns: the antisymmetric matrix with the lower triangle of b, and its imaginary diagonal."""
    lower = np.tril(b, -1)
    turning = lower - adjoint(lower)
    return turning + _on_diagonal(1j * np.imag(_diagonal(b))) if is_complex(b) else turning


def _qr_vjp(g: Any, y: Any, x: Any) -> list[Any]:
    (gq, gr), (q, r) = g, y
    inner = transposed(q) @ gq - gr @ transposed(r)
    turned = np.tril(inner - adjoint(inner), -1)
    if is_complex(inner):
        turned = turned + _on_diagonal(1j * np.imag(_diagonal(inner)))
    total = gq + _conjugate(q) @ (turned - inner)
    return [transposed(np.linalg.solve(r, transposed(total)))]


def _qr_jvp(t: Any, y: Any, x: Any) -> tuple[Any, Any]:
    q, r = y
    scaled = transposed(np.linalg.solve(transposed(r), transposed(t)))
    inner = adjoint(q) @ scaled
    turning = _turning(inner)
    return q @ (turning - inner) + scaled, (inner - turning) @ r


_EIGH = Primitive("linalg.eigh", np.linalg.eigh, joint=_eigh_vjp, jvps=(_eigh_jvp,), several=True)
_EIG = Primitive("linalg.eig", np.linalg.eig, joint=_eig_vjp, jvps=(_eig_jvp,), several=True)
_SVD = Primitive(
    "linalg.svd",
    lambda x: np.linalg.svd(x, full_matrices=False),
    joint=_svd_vjp,
    jvps=(_svd_jvp,),
    several=True,
)
_QR = Primitive("linalg.qr", np.linalg.qr, joint=_qr_vjp, jvps=(_qr_jvp,), several=True)


@implements(np.linalg.eigh)
def eigh(a: Any, UPLO: Any = "L") -> Any:
    """See numpy.linalg.eigh; the gradient is of the triangle that NumPy reads, and 0 in the other."""
    return type(np.linalg.eigh(np.eye(1)))(*apply_several(_EIGH, (a,), {"UPLO": UPLO}))


@implements(np.linalg.eigvalsh)
def eigvalsh(a: Any, UPLO: Any = "L") -> Any:
    """See numpy.linalg.eigvalsh."""
    return eigh(a, UPLO)[0]


@implements(np.linalg.eig)
def eig(a: Any) -> Any:
    """See numpy.linalg.eig."""
    return type(np.linalg.eig(np.eye(1)))(*apply_several(_EIG, (a,)))


@implements(np.linalg.eigvals)
def eigvals(a: Any) -> Any:
    """See numpy.linalg.eigvals."""
    return eig(a)[0]


def _rest_body(x: Any, of: str) -> Any:
    m, n = x.shape[-2:]
    if of == "qr":
        return np.linalg.qr(x, "complete")[0][..., :, n:]
    u, _, vh = np.linalg.svd(x)
    return u[..., :, n:] if of == "left" else vh[..., m:, :]


def _rest_vjp(g: Any, y: Any, x: Any, of: str) -> Any:
    if anywhere(primal(g) != 0):
        raise NotDifferentiableError(
            "what makes the vectors of np.linalg.svd or qr a whole basis is arbitrary, and has no derivative: "
            "use full_matrices=False, or mode='reduced'"
        )
    return np.zeros(x.shape, x.dtype)


_REST = Primitive(
    "linalg.svd, its whole basis",
    _rest_body,
    _rest_vjp,
    jvps=(lambda t, y, x, of: np.full(y.shape, np.nan, y.dtype),),
    batch=on_matrices,
    reads="nothing",
)


def _rest(x: Any, of: str) -> Any:
    """Return the vectors that complete a basis: constants, but for that differentiating by them is refused."""
    return apply(_REST, (x,), {"of": of})


@implements(np.linalg.svd)
def svd(a: Any, full_matrices: bool = True, compute_uv: bool = True, hermitian: bool = False) -> Any:
    """See numpy.linalg.svd; vectors beyond the singular values are arbitrary, and nobody may differentiate them."""
    m, n = a.shape[-2:]
    u, s, vh = apply_several(_SVD, (a,))
    if not compute_uv:
        return s
    if full_matrices and m > n:
        u = np.concatenate([u, _rest(a, "left")], axis=-1)
    elif full_matrices and m < n:
        vh = np.concatenate([vh, _rest(a, "right")], axis=-2)
    return type(np.linalg.svd(np.eye(1)))(u, s, vh)


@implements(np.linalg.svdvals)
def svdvals(x: Any, /) -> Any:
    """See numpy.linalg.svdvals."""
    return svd(x, compute_uv=False)


@implements(np.linalg.qr)
def qr(a: Any, mode: Any = "reduced") -> Any:
    """See numpy.linalg.qr; of a wide matrix, the leading square decides about Q."""
    m, n = a.shape[-2:]
    if mode not in {"reduced", "r", "complete"}:
        raise NotDifferentiableError(
            f"np.linalg.qr of a traced matrix has no mode {mode!r}, only 'reduced', 'complete' and 'r'"
        )
    q, r = apply_several(_QR, (a if m >= n else a[..., :, :m],))
    if mode == "complete" and m > n:
        q = np.concatenate([q, _rest(a, "qr")], axis=-1)
        r = np.concatenate([r, np.zeros((*a.shape[:-2], m - n, n), a.dtype)], axis=-2)
    if m < n:
        r = np.concatenate([r, adjoint(q) @ a[..., :, m:]], axis=-1)
    return r if mode == "r" else type(np.linalg.qr(np.eye(1)))(q, r)
