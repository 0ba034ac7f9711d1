"""Decompositions of matrices: eigenvalues and vectors, singular values, QR.

A decomposition has several results, a primitive has one: the factors are stacked into one array, along the rows,
and taken apart again. The differentiation of a factor sees the others through the stack.
"""

# ruff: noqa: ARG001  # every rule takes what the engine gives, every function what NumPy's does

from __future__ import annotations

from typing import Any

import numpy as np

from shapedgrad.autodiff.errors import NotDifferentiableError
from shapedgrad.autodiff.methods import primal
from shapedgrad.autodiff.primitive import Primitive, implements
from shapedgrad.autodiff.traced import apply


def _transposed(x: Any) -> Any:
    return np.swapaxes(x, -1, -2)


def _symmetric(x: Any) -> Any:
    return (x + _transposed(x)) * 0.5


def _gaps(values: Any) -> Any:
    """Return 1 / (values[j] - values[i]), and 0 where the values are equal."""
    gap = values[..., None, :] - values[..., :, None]
    equal = primal(gap) == 0
    return np.where(equal, 0.0, 1.0 / np.where(equal, 1.0, gap))


def _on_diagonal(row: Any) -> Any:
    return row[..., None, :] * np.eye(row.shape[-1], dtype=row.dtype)


def _columns(values: Any, vectors: Any) -> Any:
    return np.concatenate([values[..., None, :], vectors], axis=-2)


def _eigh_vjp(g: Any, y: Any, x: Any, UPLO: str) -> Any:
    values, vectors = y[..., 0, :], y[..., 1:, :]
    of_values, of_vectors = g[..., 0, :], g[..., 1:, :]
    inner = _on_diagonal(of_values) + _gaps(values) * (_transposed(vectors) @ of_vectors)
    return _symmetric(vectors @ inner @ _transposed(vectors))


def _eig_body(x: Any) -> Any:
    values, vectors = np.linalg.eig(x)
    if np.iscomplexobj(values):
        raise NotDifferentiableError(
            "np.linalg.eig of a traced matrix has complex eigenvalues: derivatives are real"
        )
    return _columns(values, vectors)


def _eig_vjp(g: Any, y: Any, x: Any) -> Any:
    values, vectors = y[..., 0, :], y[..., 1:, :]
    of_values, of_vectors = g[..., 0, :], g[..., 1:, :]
    turned = _transposed(vectors) @ of_vectors
    # the columns keep their length 1: what a cotangent asks of their length is taken away
    lengths = np.sum(vectors * of_vectors, axis=-2, keepdims=True)
    inner = _on_diagonal(of_values) + _gaps(values) * (turned - (_transposed(vectors) @ vectors) * lengths)
    return np.linalg.solve(_transposed(vectors), inner @ _transposed(vectors))


def _svd_body(x: Any) -> Any:
    u, s, vt = np.linalg.svd(x, full_matrices=False)
    return np.concatenate([u, s[..., None, :], _transposed(vt)], axis=-2)


def _svd_vjp(g: Any, y: Any, x: Any) -> Any:
    m = x.shape[-2]
    u, s, v = y[..., :m, :], y[..., m, :], y[..., m + 1 :, :]
    gu, gs, gv = g[..., :m, :], g[..., m, :], g[..., m + 1 :, :]
    row, gaps = s[..., None, :], _gaps(s * s)
    inverse = 1.0 / np.where(primal(row) == 0, 1.0, row)
    turned_u, turned_v = _transposed(u) @ gu, _transposed(v) @ gv
    left = u @ ((gaps * (turned_u - _transposed(turned_u))) * row) + (gu - u @ turned_u) * inverse
    right = v @ ((gaps * (turned_v - _transposed(turned_v))) * row) + (gv - v @ turned_v) * inverse
    # right is transposed as a whole: its gaps are antisymmetric and so is what they multiply
    return left @ _transposed(v) + (u * gs[..., None, :]) @ _transposed(v) + u @ _transposed(right)


def _qr_body(x: Any) -> Any:
    return np.concatenate(np.linalg.qr(x), axis=-2)


def _qr_vjp(g: Any, y: Any, x: Any) -> Any:
    m, n = x.shape[-2:]
    if m < n:
        raise NotDifferentiableError(
            f"np.linalg.qr of a traced matrix wants as many rows as columns, not {m} of {n}"
        )
    q, r, gq, gr = y[..., :m, :], y[..., m:, :], g[..., :m, :], g[..., m:, :]
    inner = r @ _transposed(gr) - _transposed(gq) @ q
    lower = np.tril(inner, -1)
    mirrored = np.tril(inner) + _transposed(lower)
    return _transposed(np.linalg.solve(r, _transposed(gq + q @ mirrored)))


_EIGH = Primitive("linalg.eigh", lambda x, UPLO: _columns(*np.linalg.eigh(x, UPLO)), _eigh_vjp)
_EIG = Primitive("linalg.eig", _eig_body, _eig_vjp)
_SVD = Primitive("linalg.svd", _svd_body, _svd_vjp)
_QR = Primitive("linalg.qr", _qr_body, _qr_vjp)


@implements(np.linalg.eigh)
def eigh(a: Any, UPLO: Any = "L") -> Any:
    """See numpy.linalg.eigh; the gradient is symmetric, whichever triangle was read."""
    both = apply(_EIGH, (a,), {"UPLO": UPLO})
    return type(np.linalg.eigh(np.eye(1)))(both[..., 0, :], both[..., 1:, :])


@implements(np.linalg.eigvalsh)
def eigvalsh(a: Any, UPLO: Any = "L") -> Any:
    """See numpy.linalg.eigvalsh."""
    return eigh(a, UPLO)[0]


@implements(np.linalg.eig)
def eig(a: Any) -> Any:
    """See numpy.linalg.eig; the eigenvalues have to be real."""
    both = apply(_EIG, (a,))
    return type(np.linalg.eig(np.eye(1)))(both[..., 0, :], both[..., 1:, :])


@implements(np.linalg.eigvals)
def eigvals(a: Any) -> Any:
    """See numpy.linalg.eigvals; the eigenvalues have to be real."""
    return eig(a)[0]


@implements(np.linalg.svd)
def svd(a: Any, full_matrices: bool = True, compute_uv: bool = True, hermitian: bool = False) -> Any:
    """See numpy.linalg.svd; the vectors only as far as there are singular values."""
    m, n = a.shape[-2:]
    if compute_uv and full_matrices and m != n:
        raise NotDifferentiableError(
            "np.linalg.svd of a traced matrix wants full_matrices=False: the rest is arbitrary"
        )
    stack = apply(_SVD, (a,))
    if not compute_uv:
        return stack[..., m, :]
    result = type(np.linalg.svd(np.eye(1)))
    return result(stack[..., :m, :], stack[..., m, :], _transposed(stack[..., m + 1 :, :]))


@implements(np.linalg.svdvals)
def svdvals(x: Any, /) -> Any:
    """See numpy.linalg.svdvals."""
    return svd(x, compute_uv=False)


@implements(np.linalg.qr)
def qr(a: Any, mode: Any = "reduced") -> Any:
    """See numpy.linalg.qr."""
    if mode not in {"reduced", "r"}:
        raise NotDifferentiableError(f"np.linalg.qr of a traced matrix has no mode {mode!r}")
    m = a.shape[-2]
    both = apply(_QR, (a,))
    if mode == "r":
        return both[..., m:, :]
    return type(np.linalg.qr(np.eye(1)))(both[..., :m, :], both[..., m:, :])


@implements(np.linalg.pinv)
def pinv(a: Any, rcond: Any = None, hermitian: bool = False, *, rtol: Any = None) -> Any:
    """See numpy.linalg.pinv."""
    u, s, vt = svd(a, full_matrices=False)
    cutoff = next((x for x in (rcond, rtol) if x is not None), 1e-15)
    kept = primal(s) > cutoff * np.max(primal(s), axis=-1, keepdims=True)
    inverse = np.where(kept, 1.0 / np.where(kept, s, 1.0), 0.0)
    return _transposed(vt) @ (inverse[..., :, None] * _transposed(u))
