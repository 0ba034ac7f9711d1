"""Linear algebra: norms, inverses, solutions of equations, determinants."""

# ruff: noqa: ARG001, ARG005  # every rule takes what the engine gives, every function what NumPy's does

from __future__ import annotations

from typing import Any

import numpy as np

from shapedgrad.autodiff.errors import NotDifferentiableError
from shapedgrad.autodiff.methods import primal
from shapedgrad.autodiff.primitive import Primitive, implements
from shapedgrad.autodiff.traced import apply
from shapedgrad.ops.reduction import spread


def _transposed(x: Any) -> Any:
    return np.swapaxes(x, -1, -2)


def _length_vjp(g: Any, y: Any, x: Any, axis: Any, keepdims: bool) -> Any:
    # At 0 the length has a kink, whose middle derivative is 0.
    return spread(g / np.where(primal(y) == 0, 1.0, y), x.shape, axis, keepdims) * x


_LENGTH = Primitive(
    "linalg.norm",
    lambda x, axis, keepdims: np.sqrt(np.add.reduce(x * x, axis=axis, keepdims=keepdims)),
    _length_vjp,
)
_INVERSE = Primitive(
    "linalg.inv",
    np.linalg.inv,
    lambda g, y, x: -np.matmul(_transposed(y), np.matmul(g, _transposed(y))),
)
_DETERMINANT = Primitive(
    "linalg.det",
    np.linalg.det,
    lambda g, y, x: np.reshape(g, (*g.shape, 1, 1)) * _cofactors(y, x),
)
_LOG_DETERMINANT = Primitive(
    "linalg.slogdet",
    lambda x: np.linalg.slogdet(x)[1],
    lambda g, y, x: np.reshape(g, (*g.shape, 1, 1)) * _transposed(np.linalg.inv(x)),
)


def _cofactors(y: Any, x: Any) -> Any:
    if np.all(primal(y) != 0):
        return np.reshape(y, (*y.shape, 1, 1)) * _transposed(np.linalg.inv(x))
    # A singular matrix has no inverse but it has minors.
    n = x.shape[-1]
    rest = [[m for m in range(n) if m != k] for k in range(n)]
    minors = [
        [np.linalg.det(x[..., rest[i], :][..., :, rest[j]]) * (-1.0) ** (i + j) for j in range(n)]
        for i in range(n)
    ]
    return np.stack([np.stack(row, axis=-1) for row in minors], axis=-2)


def _solve_right(g: Any, z: Any, a: Any, b: Any) -> Any:
    return np.linalg.solve(_transposed(a), g)


def _solve_left(g: Any, z: Any, a: Any, b: Any) -> Any:
    adjoint = np.linalg.solve(_transposed(a), g)
    if b.ndim == 1:
        return -adjoint[..., :, None] * z[..., None, :]
    return -np.matmul(adjoint, _transposed(z))


_SOLVE = Primitive("linalg.solve", np.linalg.solve, _solve_left, _solve_right, broadcasts=True)


def _cholesky_vjp(g: Any, y: Any, x: Any) -> Any:
    # Murray (2016): phi takes the lower triangle with its diagonal halved.
    n = x.shape[-1]
    phi = np.tri(n, dtype=primal(y).dtype) * (1 - 0.5 * np.eye(n, dtype=primal(y).dtype))
    middle = phi * np.matmul(_transposed(y), g)
    solved = np.linalg.solve(
        _transposed(y), _transposed(np.linalg.solve(_transposed(y), _transposed(middle)))
    )
    return (solved + _transposed(solved)) * 0.5


_CHOLESKY = Primitive("linalg.cholesky", np.linalg.cholesky, _cholesky_vjp)


@implements(np.linalg.norm)
def norm(x: Any, ord: Any = None, axis: Any = None, keepdims: bool = False) -> Any:
    """See numpy.linalg.norm."""
    vector = isinstance(axis, int) or (axis is None and len(x.shape) == 1)
    if (ord is None and (axis is None or isinstance(axis, (int, tuple)))) or (vector and ord == 2) or (
        not vector and ord == "fro"
    ):  # fmt: skip
        return apply(_LENGTH, (x,), {"axis": axis, "keepdims": keepdims})
    if not vector:
        raise NotDifferentiableError(
            f"np.linalg.norm of a traced matrix has no ord {ord!r}, only None and 'fro'"
        )
    size = np.abs(x)
    if ord in {np.inf, -np.inf}:
        return (np.max if ord > 0 else np.min)(size, axis=axis, keepdims=keepdims)
    if ord == 1:
        return np.sum(size, axis=axis, keepdims=keepdims)
    if ord == 0:
        return np.sum(primal(x) != 0, axis=axis, keepdims=keepdims).astype(x.dtype)
    return np.sum(size**ord, axis=axis, keepdims=keepdims) ** (1.0 / ord)


@implements(np.linalg.vector_norm)
def vector_norm(x: Any, /, *, axis: Any = None, keepdims: bool = False, ord: float = 2) -> Any:
    """See numpy.linalg.vector_norm."""
    if axis is None and keepdims is False:
        return norm(np.ravel(x), ord)
    return norm(x, ord, axis, keepdims)


@implements(np.linalg.diagonal)
def diagonal(x: Any, /, *, offset: int = 0) -> Any:
    """See numpy.linalg.diagonal."""
    return np.diagonal(x, offset, axis1=-2, axis2=-1)


@implements(np.linalg.trace)
def trace(x: Any, /, *, offset: int = 0, dtype: Any = None) -> Any:
    """See numpy.linalg.trace."""
    return np.sum(diagonal(x, offset=offset), axis=-1, dtype=dtype)


@implements(np.linalg.inv)
def inv(a: Any) -> Any:
    """See numpy.linalg.inv."""
    return apply(_INVERSE, (a,))


@implements(np.linalg.solve)
def solve(a: Any, b: Any) -> Any:
    """See numpy.linalg.solve."""
    return apply(_SOLVE, (a, b))


@implements(np.linalg.det)
def det(a: Any) -> Any:
    """See numpy.linalg.det."""
    return apply(_DETERMINANT, (a,))


@implements(np.linalg.slogdet)
def slogdet(a: Any) -> Any:
    """See numpy.linalg.slogdet."""
    plain = np.linalg.slogdet(primal(a))
    return type(plain)(plain[0], apply(_LOG_DETERMINANT, (a,)))


@implements(np.linalg.cholesky)
def cholesky(a: Any, /, *, upper: bool = False) -> Any:
    """See numpy.linalg.cholesky."""
    lower = apply(_CHOLESKY, (a,))
    return _transposed(lower) if upper else lower


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
