"""Sequences and polynomials: convolution, correlation, products and roots of polynomials."""

# ruff: noqa: ARG005  # every rule takes what the engine gives, every function what NumPy's does

from __future__ import annotations

from typing import Any

import numpy as np

from shapedgrad.autodiff.errors import NotDifferentiableError
from shapedgrad.autodiff.methods import primal
from shapedgrad.autodiff.primitive import Primitive, implements
from shapedgrad.autodiff.traced import apply

_CONVOLVE = Primitive(
    "convolve",
    np.convolve,
    lambda g, y, a, v: np.convolve(g, v[::-1])[v.size - 1 : v.size - 1 + a.size],
    lambda g, y, a, v: np.convolve(g, a[::-1])[a.size - 1 : a.size - 1 + v.size],
    linear="each",
)


@implements(np.convolve)
def convolve(a: Any, v: Any, mode: str = "full") -> Any:
    """See numpy.convolve."""
    a, v = np.ravel(a), np.ravel(v)
    full = apply(_CONVOLVE, (a, v))
    long, short = max(a.size, v.size), min(a.size, v.size)
    if mode == "valid":
        return full[short - 1 : long]
    return full if mode == "full" else full[(short - 1) // 2 : (short - 1) // 2 + long]


@implements(np.correlate)
def correlate(a: Any, v: Any, mode: str = "valid") -> Any:
    """See numpy.correlate."""
    flipped = np.conjugate(np.flip(np.ravel(v)))
    if mode != "same":
        return convolve(a, flipped, mode)
    m, n = np.size(a), np.size(v)
    # NumPy exchanges the operands where the second is longer, and cuts from the other end then
    start = (min(m, n) - 1) // 2 if m >= n else min(m, n) // 2
    return convolve(a, flipped)[start : start + max(m, n)]


@implements(np.polyval)
def polyval(p: Any, x: Any) -> Any:
    """See numpy.polyval."""
    x = x if hasattr(x, "dtype") else np.asarray(x)
    total: Any = np.zeros(x.shape, x.dtype)
    for coefficient in np.asarray(p) if isinstance(p, (list, tuple)) else p:
        total = total * x + coefficient
    return total


@implements(np.polyadd)
def polyadd(a1: Any, a2: Any) -> Any:
    """See numpy.polyadd."""
    first, second = np.atleast_1d(a1), np.atleast_1d(a2)
    n = max(np.size(first), np.size(second))
    first, second = (np.concatenate([np.zeros(n - np.size(a), a.dtype), a]) for a in (first, second))
    return first + second


@implements(np.polysub)
def polysub(a1: Any, a2: Any) -> Any:
    """See numpy.polysub."""
    return polyadd(a1, -np.atleast_1d(a2))


@implements(np.polymul)
def polymul(a1: Any, a2: Any) -> Any:
    """See numpy.polymul."""
    return convolve(*(_without_leading_zeros(np.atleast_1d(a)) for a in (a1, a2)))


def _without_leading_zeros(a: Any) -> Any:
    places = np.flatnonzero(primal(a))
    return a[places[0] :] if places.size else a[:1]


@implements(np.polydiv)
def polydiv(u: Any, v: Any) -> tuple[Any, Any]:
    """See numpy.polydiv: the quotient and the remainder, without its leading zeros."""
    u, v = np.atleast_1d(u) + 0.0, np.atleast_1d(v) + 0.0
    n = v.size
    terms = []
    for k in range(u.size - n + 1):
        terms.append(u[k] / v[0])
        u = np.concatenate([u[: k + 1] * 0.0, u[k + 1 : k + n] - terms[-1] * v[1:], u[k + n :]])
    quotient = np.stack(terms) if terms else np.zeros(1, np.result_type(u, v))
    small = np.abs(primal(u)) <= 1e-8
    first = int(np.argmin(small)) if not small.all() else u.size - 1
    return quotient, u[first:]


@implements(np.polyder)
def polyder(p: Any, m: int = 1) -> Any:
    """See numpy.polyder."""
    for _ in range(m):
        p = p[:-1] * np.arange(len(p) - 1, 0, -1)
    return p


@implements(np.polyint)
def polyint(p: Any, m: int = 1, k: Any = None) -> Any:
    """See numpy.polyint."""
    constants = np.broadcast_to(np.atleast_1d(0.0 if k is None else k), (m,))
    for n in range(m):
        p = np.concatenate([p / np.arange(len(p), 0, -1), constants[n : n + 1]])
    return p


@implements(np.polyfit)
def polyfit(
    x: Any, y: Any, deg: int, rcond: Any = None, full: bool = False, w: Any = None, cov: Any = False
) -> Any:  # fmt: skip
    """See numpy.polyfit, of which only the coefficients have a derivative."""
    if full or cov:
        raise NotDifferentiableError(
            "np.polyfit of traced arrays returns the coefficients only: leave full= and cov= away"
        )
    x, y = (a + 0.0 if hasattr(a, "dtype") else np.asarray(a, float) for a in (x, y))
    rows = np.vander(x, deg + 1)
    if w is not None:
        w = w if hasattr(w, "dtype") else np.asarray(w)
        rows, y = rows * w[:, None], (y * w if y.ndim == 1 else y * w[:, None])
    scale = np.sqrt(np.sum(rows * rows, axis=0))
    limit = np.size(x) * np.finfo(x.dtype).eps if rcond is None else rcond
    solution = np.linalg.pinv(rows / scale, rcond=limit) @ y
    return solution / (scale if y.ndim == 1 else scale[:, None])


@implements(np.roots)
def roots(p: Any) -> Any:
    """See numpy.roots; the order is that of the eigenvalues of the companion matrix."""
    p = np.atleast_1d(p)
    used = np.flatnonzero(primal(p))
    if not used.size:
        return np.array([])
    at_zero = len(p) - used[-1] - 1
    p = p[used[0] : used[-1] + 1]
    n = len(p) - 1
    if n:
        companion = np.concatenate([(-p[1:] / p[0])[None], np.eye(n - 1, n, dtype=p.dtype)])
        found = np.linalg.eigvals(companion)
    else:
        found = np.zeros(0, p.dtype)
    return np.concatenate([found, np.zeros(at_zero, found.dtype)])


@implements(np.poly)
def poly(seq_of_zeros: Any) -> Any:
    """See numpy.poly."""
    zeros = np.linalg.eigvals(seq_of_zeros) if np.ndim(seq_of_zeros) == 2 else np.atleast_1d(seq_of_zeros)
    product: Any = np.ones(1, zeros.dtype)
    for n in range(zeros.shape[0]):
        product = convolve(product, np.stack([np.ones((), zeros.dtype), -zeros[n]]))
    return np.real_if_close(product)


@implements(np.vander)
def vander(x: Any, N: int | None = None, increasing: bool = False) -> Any:
    """See numpy.vander."""
    powers = np.arange(x.shape[0] if N is None else N)
    x = x.astype(np.promote_types(x.dtype, int))  # as NumPy: an array of powers is not float32
    return x[:, None] ** (powers if increasing else powers[::-1]).astype(float)
