"""Functions of matrices and structured equations, as `scipy.linalg` has them."""

# ruff: noqa: ARG005  # every rule takes what the engine gives

from __future__ import annotations

from typing import Any

import numpy as np
from scipy import linalg as sl  # type: ignore[import-untyped]

from shapedgrad.autodiff.primitive import Primitive
from shapedgrad.autodiff.traced import apply
from shapedgrad.ops.linalg import adjoint, transposed
from shapedgrad.scipy.dense import cholesky, det, eigvalsh, inv, norm, pinv, solve, svdvals

__all__ = [
    "block_diag",
    "cho_solve",
    "cholesky",
    "det",
    "eigvalsh",
    "expm",
    "inv",
    "norm",
    "pinv",
    "solve",
    "solve_banded",
    "solve_sylvester",
    "solve_triangular",
    "sqrtm",
    "svdvals",
]


def _array(x: Any) -> Any:
    return x if hasattr(x, "dtype") else np.asarray(x)


def _expm_slope(x: Any, direction: Any) -> Any:
    # The exponential of a block triangular matrix has the derivative in its corner (Van Loan, 1978).
    n = x.shape[-1]
    upper = np.concatenate([x, direction], axis=-1)
    lower = np.concatenate([np.zeros_like(x), x], axis=-1)
    return expm(np.concatenate([upper, lower], axis=-2))[..., :n, n:]


_EXPM: Primitive = Primitive(
    "scipy.linalg.expm",
    lambda x: sl.expm(x).astype(x.dtype),
    lambda g, y, x: _expm_slope(transposed(x), g),
    jvps=(lambda t, y, x: _expm_slope(x, t),),
)


def expm(a: Any) -> Any:
    """Return the exponential of matrices.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.scipy.linalg import expm
    >>> expm(np.array([[0.0, 1.0], [0.0, 0.0]]))
    array([[1., 1.],
           [0., 1.]])
    """
    return apply(_EXPM, (_array(a),))


_SYLVESTER: Primitive = Primitive(
    "scipy.linalg.solve_sylvester",
    sl.solve_sylvester,
    lambda g, z, a, b, q: -solve_sylvester(transposed(a), transposed(b), g) @ transposed(z),
    lambda g, z, a, b, q: -transposed(z) @ solve_sylvester(transposed(a), transposed(b), g),
    lambda g, z, a, b, q: solve_sylvester(transposed(a), transposed(b), g),
    jvps=(
        lambda t, z, a, b, q: -solve_sylvester(a, b, t @ z),
        lambda t, z, a, b, q: -solve_sylvester(a, b, z @ t),
        lambda t, z, a, b, q: solve_sylvester(a, b, t),
    ),
)


def solve_sylvester(a: Any, b: Any, q: Any) -> Any:
    """Return the matrix x with a x + x b = q.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.scipy.linalg import solve_sylvester
    >>> solve_sylvester(np.eye(2), np.eye(2), np.array([[2.0, 4.0], [6.0, 8.0]]))
    array([[1., 2.],
           [3., 4.]])
    """
    return apply(_SYLVESTER, (_array(a), _array(b), _array(q)))


_SQRTM: Primitive = Primitive(
    "scipy.linalg.sqrtm",
    sl.sqrtm,
    lambda g, y, x: solve_sylvester(transposed(y), transposed(y), g),
    jvps=(lambda t, y, x: solve_sylvester(y, y, t),),
)


def sqrtm(a: Any) -> Any:
    """Return the principal square root of a matrix.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.scipy.linalg import sqrtm
    >>> sqrtm(np.array([[4.0, 0.0], [0.0, 9.0]]))
    array([[2., 0.],
           [0., 3.]])
    """
    return apply(_SQRTM, (_array(a),))


def _triangle(x: Any, lower: bool, unit_diagonal: bool) -> Any:
    part = np.tril(x, -1 if unit_diagonal else 0) if lower else np.triu(x, 1 if unit_diagonal else 0)
    return part + np.eye(x.shape[-1], dtype=x.dtype) if unit_diagonal else part


def _solve(a: Any, b: Any, lower: bool, unit_diagonal: bool) -> Any:
    return apply(_TRIANGULAR, (a, b), {"lower": lower, "unit_diagonal": unit_diagonal})


def _outer(x: Any, y: Any) -> Any:
    return np.outer(x, y) if len(x.shape) == 1 else x @ transposed(y)


def _of_triangle(x: Any, lower: bool, unit_diagonal: bool) -> Any:
    return np.tril(x, -1 if unit_diagonal else 0) if lower else np.triu(x, 1 if unit_diagonal else 0)


_TRIANGULAR: Primitive = Primitive(
    "scipy.linalg.solve_triangular",
    lambda a, b, lower, unit_diagonal: sl.solve_triangular(a, b, lower=lower, unit_diagonal=unit_diagonal),
    lambda g, z, a, b, lower, unit_diagonal: _of_triangle(
        -_outer(_solve(transposed(a), g, not lower, unit_diagonal), z), lower, unit_diagonal
    ),
    lambda g, z, a, b, lower, unit_diagonal: _solve(transposed(a), g, not lower, unit_diagonal),
    jvps=(
        lambda t, z, a, b, lower, unit_diagonal: (
            -_solve(a, _of_triangle(t, lower, unit_diagonal) @ z, lower, unit_diagonal)
        ),
        lambda t, z, a, b, lower, unit_diagonal: _solve(a, t, lower, unit_diagonal),
    ),
)


def solve_triangular(
    a: Any, b: Any, trans: int | str = 0, lower: bool = False, unit_diagonal: bool = False
) -> Any:
    """Return the solution x of a x = b, where only one triangle of ``a`` is looked at.

    ``trans`` is 0 or "N" for a itself, 1 or "T" for its transpose, 2 or "C" for its adjoint.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.scipy.linalg import solve_triangular
    >>> solve_triangular(np.array([[2.0, 0.0], [1.0, 4.0]]), np.array([2.0, 9.0]), lower=True)
    array([1., 2.])
    """
    a, b = _array(a), _array(b)
    if trans in {1, "T"}:
        a, lower = transposed(a), not lower
    elif trans in {2, "C"}:
        a, lower = adjoint(a), not lower
    return _solve(a, b, bool(lower), bool(unit_diagonal))


def cho_solve(c_and_lower: tuple[Any, bool], b: Any) -> Any:
    """Return the solution x of a x = b, given the Cholesky factor of ``a`` and whether it is the lower one.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.scipy.linalg import cho_solve
    >>> cho_solve((np.array([[2.0, 0.0], [0.0, 1.0]]), True), np.array([8.0, 3.0]))
    array([2., 3.])
    """
    c, lower = _array(c_and_lower[0]), c_and_lower[1]
    first, second = (0, "C") if lower else ("C", 0)
    return solve_triangular(c, solve_triangular(c, b, first, lower), second, lower)


def _bands(lower: int, upper: int, n: int) -> tuple[Any, Any, Any]:
    """Return the rows and columns that the entries of a banded matrix stand for, and which of them it has."""
    columns = np.broadcast_to(np.arange(n), (lower + upper + 1, n))
    rows = columns + np.arange(-upper, lower + 1)[:, None]
    return rows, columns, (rows >= 0) & (rows < n)


def _transposed_bands(ab: Any, lower: int, upper: int) -> Any:
    rows, columns, inside = _bands(upper, lower, ab.shape[1])
    # entry (row, column) of the transpose is entry (column, row)
    places = np.where(inside, upper + columns - rows, 0), np.where(inside, rows, 0)
    return np.where(inside, ab[places], 0.0)


def _banded_vjp(g: Any, z: Any, ab: Any, _: Any, lower: int, upper: int) -> Any:
    adjoint = _solve_bands(_transposed_bands(ab, lower, upper), g, upper, lower)
    rows, columns, inside = _bands(lower, upper, ab.shape[1])
    products = adjoint[np.where(inside, rows, 0)] * z[columns]
    return -np.where(inside, products if len(products.shape) == 2 else np.sum(products, axis=-1), 0.0)


def _solve_bands(ab: Any, b: Any, lower: int, upper: int) -> Any:
    return apply(_BANDED, (ab, b), {"lower": lower, "upper": upper})


_BANDED: Primitive = Primitive(
    "scipy.linalg.solve_banded",
    lambda ab, b, lower, upper: sl.solve_banded((lower, upper), ab, b),
    _banded_vjp,
    lambda g, z, ab, b, lower, upper: _solve_bands(_transposed_bands(ab, lower, upper), g, upper, lower),
)


def solve_banded(l_and_u: tuple[int, int], ab: Any, b: Any) -> Any:
    """Return the solution x of a x = b for a banded matrix, given its diagonals from the uppermost on.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.scipy.linalg import solve_banded
    >>> solve_banded((0, 1), np.array([[0.0, 1.0], [2.0, 4.0]]), np.array([4.0, 8.0]))
    array([1., 2.])
    """
    return _solve_bands(_array(ab), _array(b), *l_and_u)


def block_diag(*arrays: Any) -> Any:
    """Return a matrix with the given ones along its diagonal.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.scipy.linalg import block_diag
    >>> block_diag(np.ones((1, 2)), np.array([[5.0]]))
    array([[1., 1., 0.],
           [0., 0., 5.]])
    """
    blocks = [np.atleast_2d(_array(x)) for x in arrays]
    dtype = np.result_type(*[x.dtype for x in blocks])
    widths = [x.shape[1] for x in blocks]
    rows = [
        [x if k == n else np.zeros((x.shape[0], width), dtype) for k, width in enumerate(widths)]
        for n, x in enumerate(blocks)
    ]
    return np.concatenate([np.concatenate(row, axis=1) for row in rows])
