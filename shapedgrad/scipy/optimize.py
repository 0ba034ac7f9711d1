"""Minimising functions of pytrees with the gradients of their code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import optimize as so  # type: ignore[import-untyped]

from shapedgrad.transforms.gradient import value_and_grad
from shapedgrad.transforms.hessian import hvp
from shapedgrad.transforms.pytree import flatten, unflatten

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["minimize"]

_BY_PRODUCTS = frozenset({"newton-cg", "trust-ncg", "trust-krylov", "trust-constr"})


def minimize(
    fun: Callable[..., Any], x0: Any, args: tuple[Any, ...] = (), method: str | None = None, **options: Any
) -> Any:
    """Minimise a function of an array or of any container of arrays, by SciPy, with its gradient.

    Parameters
    ----------
    fun : callable
        Plain NumPy code; takes what ``x0`` is and ``args``, and returns one number.
    x0 : array, number, or container of these
        Where to start; see `shapedgrad.grad` for what it may be.
    args : tuple
        Further arguments.
    method : str, optional
        One of `scipy.optimize.minimize`; BFGS by default. Newton's methods have products with the Hessian as well.
    **options
        Whatever else `scipy.optimize.minimize` takes (``tol``, ``options``, ``callback``, ...).

    Returns
    -------
    scipy.optimize.OptimizeResult
        As SciPy returns it, with ``x`` and ``jac`` in the structure, shapes and dtypes of ``x0``.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.scipy.optimize import minimize
    >>> def loss(p):
    ...     return np.sum((p["w"] - 3.0) ** 2) + (p["b"] + 1.0) ** 2
    >>> found = minimize(loss, {"w": np.zeros(2), "b": 0.0})
    >>> found.success, {name: np.round(x, 4).tolist() for name, x in found.x.items()}
    (True, {'w': [3.0, 3.0], 'b': -1.0})
    """
    leaves, structure = flatten(x0)
    shapes = [np.shape(x) for x in leaves]
    dtypes = [np.asarray(x).dtype for x in leaves]
    sizes = np.cumsum([np.size(x) for x in leaves])[:-1]
    both = value_and_grad(fun)

    def tree(flat: Any) -> Any:
        parts = np.split(flat, sizes)
        cast = [p.reshape(s).astype(d)[()] for p, s, d in zip(parts, shapes, dtypes, strict=True)]
        return unflatten(structure, cast)

    def flat(container: Any) -> Any:
        return np.concatenate([np.ravel(x) for x in flatten(container)[0]]).astype(float)

    def evaluate(x: Any, *others: Any) -> tuple[float, Any]:
        value, gradient = both(tree(x), *others)
        return float(value), flat(gradient)

    def product(x: Any, direction: Any, *others: Any) -> Any:
        return flat(hvp(lambda p: fun(p, *others), (tree(x),), (tree(direction),)))

    if method is not None and method.lower() in _BY_PRODUCTS and not {"hess", "hessp"} & options.keys():
        options["hessp"] = product
    found = so.minimize(evaluate, flat(x0), args=args, method=method, jac=True, **options)
    found.x = tree(found.x)
    if "jac" in found and np.shape(found.jac) == np.shape(flat(x0)):
        found.jac = tree(found.jac)
    return found
