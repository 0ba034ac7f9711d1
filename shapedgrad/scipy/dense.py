"""What `scipy.linalg` and `numpy.linalg` both have: NumPy's, in SciPy's words."""

from __future__ import annotations

from typing import Any

import numpy as np


def _array(x: Any) -> Any:
    return x if hasattr(x, "dtype") else np.asarray(x)


def inv(a: Any) -> Any:
    """Return the inverse of a matrix.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.scipy.linalg import inv
    >>> inv(np.diag([2.0, 4.0])).tolist()
    [[0.5, 0.0], [0.0, 0.25]]
    """
    return np.linalg.inv(_array(a))


def pinv(a: Any) -> Any:
    """Return the pseudo-inverse of a matrix."""
    return np.linalg.pinv(_array(a))


def det(a: Any) -> Any:
    """Return the determinant of a matrix."""
    return np.linalg.det(_array(a))


def solve(a: Any, b: Any) -> Any:
    """Return the solution x of a x = b; b is a vector, or a matrix with a column for each of several.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.scipy.linalg import solve
    >>> solve(np.diag([2.0, 4.0]), np.array([2.0, 2.0])).tolist()
    [1.0, 0.5]
    """
    return np.linalg.solve(_array(a), _array(b))


def cholesky(a: Any, lower: bool = False) -> Any:
    """Return the triangle whose square a definite matrix is: by default the upper one, as SciPy does.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.scipy.linalg import cholesky
    >>> cholesky(np.array([[4.0, 2.0], [2.0, 2.0]])).tolist()
    [[2.0, 1.0], [0.0, 1.0]]
    """
    return np.linalg.cholesky(_array(a), upper=not lower)


def svdvals(a: Any) -> Any:
    """Return the singular values of a matrix, the largest first."""
    return np.linalg.svdvals(_array(a))


def eigvalsh(a: Any, lower: bool = True) -> Any:
    """Return the eigenvalues of a symmetric or Hermitian matrix, of which one triangle is read."""
    return np.linalg.eigvalsh(_array(a), "L" if lower else "U")


def norm(a: Any, ord: Any = None, axis: Any = None, keepdims: bool = False) -> Any:  # noqa: A002  # SciPy's name
    """Return the norm of a vector or a matrix; see `numpy.linalg.norm`."""
    return np.linalg.norm(_array(a), ord, axis, keepdims)
