"""Linear algebra: inverses, solutions of equations, determinants, powers.

The transpose that a vjp takes is without conjugates, see `shapedgrad.ops.elementwise`.
"""

# ruff: noqa: ARG001, ARG005  # every rule takes what the engine gives, every function what NumPy's does

from __future__ import annotations

import math
from typing import Any

import numpy as np

from shapedgrad.autodiff.batching import on_matrices
from shapedgrad.autodiff.methods import anywhere, primal
from shapedgrad.autodiff.primitive import Primitive, implements
from shapedgrad.autodiff.several import apply_several
from shapedgrad.autodiff.traced import apply
from shapedgrad.ops.complex import is_complex


def transposed(x: Any) -> Any:
    """Return matrices with their axes exchanged."""
    return np.swapaxes(x, -1, -2)


def adjoint(x: Any) -> Any:
    """Return matrices with their axes exchanged, conjugated if they are complex."""
    return np.conjugate(np.swapaxes(x, -1, -2)) if is_complex(x) else np.swapaxes(x, -1, -2)


def mirrored(x: Any, lower: bool = True) -> Any:
    """Return the symmetric, or Hermitian, matrix that NumPy sees where it reads one triangle only."""
    part = np.tril(x, -1) if lower else np.triu(x, 1)
    return part + adjoint(part) + _real_diagonal(x)


def onto_triangle(x: Any, lower: bool = True) -> Any:
    """Return what the cotangent of a mirrored matrix is to the one that was read: `mirrored` transposed."""
    both = x + adjoint(x)
    return (np.tril(both, -1) if lower else np.triu(both, 1)) + _real_diagonal(x)


def _real_diagonal(x: Any) -> Any:
    diagonal = np.real(x) if is_complex(x) else x
    return diagonal * np.eye(x.shape[-1], dtype=diagonal.dtype)


def _as_matrix(x: Any) -> Any:
    """Return numbers, one for each matrix, with two axes more."""
    return np.reshape(x, (*np.shape(x), 1, 1))


_INVERSE = Primitive(
    "linalg.inv",
    np.linalg.inv,
    lambda g, y, x: -np.matmul(transposed(y), np.matmul(g, transposed(y))),
    jvps=(lambda t, y, x: -np.matmul(y, np.matmul(t, y)),),
)
_DETERMINANT = Primitive(
    "linalg.det",
    np.linalg.det,
    lambda g, y, x: _as_matrix(g) * _cofactors(y, x),
    jvps=(lambda t, y, x: np.sum(t * _cofactors(y, x), axis=(-2, -1)),),
)


def _cofactors(y: Any, x: Any) -> Any:
    if not anywhere(primal(y) == 0):
        return _as_matrix(y) * transposed(np.linalg.inv(x))
    # A singular matrix has no inverse but it has minors.
    n = x.shape[-1]
    rest = [[m for m in range(n) if m != k] for k in range(n)]
    minors = [
        [np.linalg.det(x[..., rest[i], :][..., :, rest[j]]) * (-1.0) ** (i + j) for j in range(n)]
        for i in range(n)
    ]
    return np.stack([np.stack(row, axis=-1) for row in minors], axis=-2)


def _slogdet_vjp(g: Any, y: Any, x: Any) -> list[Any]:
    (of_sign, of_logarithm), (sign, _) = g, y
    scale = of_logarithm
    if is_complex(x):
        # the sign turns by the imaginary part of the logarithm's change
        scale = of_logarithm + 1j * np.imag(of_sign * sign)
    return [_as_matrix(scale) * transposed(np.linalg.inv(x))]


def _slogdet_jvp(t: Any, y: Any, x: Any) -> tuple[Any, Any]:
    change = np.sum(t * transposed(np.linalg.inv(x)), axis=(-2, -1))
    if is_complex(x):
        return 1j * y[0] * np.imag(change), np.real(change)
    return np.zeros(change.shape, change.dtype), change


_SLOGDET = Primitive(
    "linalg.slogdet", np.linalg.slogdet, joint=_slogdet_vjp, jvps=(_slogdet_jvp,), several=True
)


def _columns(x: Any, like: Any) -> Any:
    return x[..., None] if like.ndim == 1 else x


def _solve_right(g: Any, z: Any, a: Any, b: Any) -> Any:
    solved = np.linalg.solve(transposed(a), _columns(g, b))
    return solved[..., 0] if b.ndim == 1 else solved


def _solve_left(g: Any, z: Any, a: Any, b: Any) -> Any:
    solved = np.linalg.solve(transposed(a), _columns(g, b))
    return -np.matmul(solved, transposed(_columns(z, b)))


def _solve_left_jvp(t: Any, z: Any, a: Any, b: Any) -> Any:
    solved = -np.linalg.solve(a, np.matmul(t, _columns(z, b)))
    return solved[..., 0] if b.ndim == 1 else solved


_SOLVE = Primitive(
    "linalg.solve",
    np.linalg.solve,
    _solve_left,
    _solve_right,
    jvps=(_solve_left_jvp, lambda t, z, a, b: np.linalg.solve(a, t)),
    broadcasts=True,
)


def _lower(x: Any) -> Any:
    # Murray (2016): the lower triangle with its diagonal halved.
    n = x.shape[-1]
    real = np.float32 if x.dtype.itemsize == (8 if is_complex(x) else 4) else np.float64
    return x * (np.tri(n, dtype=real) * (1 - 0.5 * np.eye(n, dtype=real)))


def _cholesky_vjp(g: Any, y: Any, x: Any) -> Any:
    middle = _lower(np.matmul(transposed(y), g))
    left = np.linalg.solve(transposed(y), middle)
    return onto_triangle(transposed(np.linalg.solve(adjoint(y), transposed(left))))


def _cholesky_jvp(t: Any, y: Any, x: Any) -> Any:
    left = np.linalg.solve(y, mirrored(t))
    return np.matmul(y, _lower(adjoint(np.linalg.solve(y, adjoint(left)))))


_CHOLESKY = Primitive("linalg.cholesky", np.linalg.cholesky, _cholesky_vjp, jvps=(_cholesky_jvp,))


def _beside(a: Any, p: Any) -> tuple[Any, Any]:
    """Return the projections onto what a matrix does not reach, and onto what it maps to 0."""
    m, n = a.shape[-2:]
    return np.eye(m, dtype=a.dtype) - np.matmul(a, p), np.eye(n, dtype=a.dtype) - np.matmul(p, a)


def _pinv_vjp(g: Any, y: Any, x: Any, **_: Any) -> Any:
    # Golub and Pereyra (1973), for matrices that keep their rank
    unreached, lost = _beside(x, y)
    turned = transposed(g)
    inner = -np.matmul(transposed(y), np.matmul(g, transposed(y)))
    outer = np.matmul(np.matmul(unreached, turned), np.matmul(y, adjoint(y)))
    outer = outer + np.matmul(np.matmul(adjoint(y), y), np.matmul(turned, lost))
    return inner + (np.conjugate(outer) if is_complex(outer) else outer)


def _pinv_jvp(t: Any, y: Any, x: Any, **_: Any) -> Any:
    unreached, lost = _beside(x, y)
    outer = np.matmul(np.matmul(y, adjoint(y)), np.matmul(adjoint(t), unreached))
    outer = outer + np.matmul(np.matmul(lost, adjoint(t)), np.matmul(adjoint(y), y))
    return outer - np.matmul(y, np.matmul(t, y))


_PINV = Primitive("linalg.pinv", np.linalg.pinv, _pinv_vjp, jvps=(_pinv_jvp,), batch=on_matrices)


@implements(np.linalg.inv)
def inv(a: Any) -> Any:
    """See numpy.linalg.inv."""
    return apply(_INVERSE, (a,))


@implements(np.linalg.pinv)
def pinv(a: Any, rcond: Any = None, hermitian: bool = False, *, rtol: Any = np._NoValue) -> Any:  # noqa: SLF001
    """See numpy.linalg.pinv; the derivative is that of matrices that keep their rank."""
    tolerance = {"rcond": rcond} if rtol is np._NoValue else {"rtol": rtol}  # noqa: SLF001
    return apply(_PINV, (a,), {**tolerance, "hermitian": hermitian})


@implements(np.linalg.solve)
def solve(a: Any, b: Any) -> Any:
    """See numpy.linalg.solve."""
    return apply(_SOLVE, (a, b))


@implements(np.linalg.lstsq)
def lstsq(a: Any, b: Any, rcond: Any = None) -> tuple[Any, Any, Any, Any]:
    """See numpy.linalg.lstsq; the rank is a constant."""
    m, n = a.shape
    values = np.linalg.svd(a, compute_uv=False)
    limit = np.finfo(values.dtype).eps * (max(m, n) if rcond is None else 1 if rcond < 0 else 0) if (
        rcond is None or rcond < 0
    ) else rcond  # fmt: skip
    rank = np.sum(primal(values) > limit * np.max(primal(values), initial=0.0))
    solution = np.matmul(pinv(a, rcond=limit), b)
    rest = b - np.matmul(a, solution)
    squares = np.sum(np.real(rest * np.conjugate(rest)), axis=0, keepdims=len(np.shape(b)) == 1)
    full = m > n and not anywhere(rank < n)
    return solution, squares if full else np.empty(0, squares.dtype), rank, values


@implements(np.linalg.tensorsolve)
def tensorsolve(a: Any, b: Any, axes: Any = None) -> Any:
    """See numpy.linalg.tensorsolve."""
    rank = len(np.shape(a))
    if axes is not None:
        last = [n % rank for n in axes]
        a = np.transpose(a, [n for n in range(rank) if n not in last] + last)
    shape = np.shape(a)[len(np.shape(b)) :]
    return np.reshape(solve(np.reshape(a, (-1, math.prod(shape))), np.ravel(b)), shape)


@implements(np.linalg.tensorinv)
def tensorinv(a: Any, ind: int = 2) -> Any:
    """See numpy.linalg.tensorinv."""
    if ind <= 0:
        raise ValueError("Invalid ind argument.")
    first, last = a.shape[:ind], a.shape[ind:]
    return np.reshape(inv(np.reshape(a, (math.prod(first), -1))), (*last, *first))


@implements(np.linalg.det)
def det(a: Any) -> Any:
    """See numpy.linalg.det."""
    return apply(_DETERMINANT, (a,))


@implements(np.linalg.slogdet)
def slogdet(a: Any) -> Any:
    """See numpy.linalg.slogdet; the sign of a real determinant is a constant."""
    sign, logarithm = apply_several(_SLOGDET, (a,))
    return type(np.linalg.slogdet(np.eye(1)))(sign if is_complex(a) else primal(sign), logarithm)


@implements(np.linalg.cholesky)
def cholesky(a: Any, /, *, upper: bool = False) -> Any:
    """See numpy.linalg.cholesky; the gradient is of the triangle that NumPy reads, and 0 in the other."""
    lower = apply(_CHOLESKY, (adjoint(a) if upper else a,))
    return adjoint(lower) if upper else lower


@implements(np.linalg.matrix_power)
def matrix_power(a: Any, n: int) -> Any:
    """See numpy.linalg.matrix_power."""
    if n < 0:
        return matrix_power(np.linalg.inv(a), -n)
    if n < 2:
        return +a if n else np.broadcast_to(np.eye(a.shape[-1], dtype=a.dtype), a.shape)
    half = matrix_power(a, n // 2)
    square = np.matmul(half, half)
    return np.matmul(square, a) if n % 2 else square


@implements(np.linalg.multi_dot)
def multi_dot(arrays: Any, *, out: Any = None) -> Any:
    """See numpy.linalg.multi_dot."""
    # From the thin end: the order that the widest of NumPy's searches would mostly choose as well.
    first, *rest = arrays
    if np.shape(first)[0] <= np.shape(rest[-1])[-1] or np.ndim(first) == 1:
        for array in rest:
            first = np.matmul(first, array)
        return first
    last = rest.pop()
    for array in reversed([first, *rest]):
        last = np.matmul(array, last)
    return last


@implements(np.linalg.diagonal)
def diagonal(x: Any, /, *, offset: int = 0) -> Any:
    """See numpy.linalg.diagonal."""
    return np.diagonal(x, offset, axis1=-2, axis2=-1)


@implements(np.linalg.trace)
def trace(x: Any, /, *, offset: int = 0, dtype: Any = None) -> Any:
    """See numpy.linalg.trace."""
    return np.sum(diagonal(x, offset=offset), axis=-1, dtype=dtype)
