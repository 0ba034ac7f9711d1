"""Ordinary differential equations, as `scipy.integrate` solves them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import integrate as si  # type: ignore[import-untyped]

from shapedgrad.autodiff.errors import NotDifferentiableError
from shapedgrad.autodiff.fit import dtype_of, shape_of
from shapedgrad.autodiff.methods import ArrayMethods
from shapedgrad.autodiff.primitive import Primitive
from shapedgrad.autodiff.traced import apply
from shapedgrad.transforms.pytree import flatten, unflatten
from shapedgrad.transforms.vjp import vjp

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["odeint"]


def odeint(func: Callable[..., Any], y0: Any, t: Any, args: tuple[Any, ...] = (), **options: Any) -> Any:
    """Return the solution of ``dy/dt = func(y, t, *args)`` at the times ``t``.

    Its derivatives come from solving the adjoint equation backwards, not from the solver's steps: they cost the
    memory of the result only, and are as precise as ``rtol`` and ``atol`` have the solver be.

    Parameters
    ----------
    func : callable
        Plain NumPy code; returns how ``y`` changes, in its shape. What it is differentiated by is among its ``args``.
    y0 : array
        Where to start: a vector.
    t : array
        The times, of which the first is that of ``y0``.
    args : tuple
        Further arguments of ``func``: numbers, arrays, containers of these.
    **options
        Whatever else `scipy.integrate.odeint` takes, ``tfirst`` and ``full_output`` excepted.

    Raises
    ------
    NotDifferentiableError
        If ``func`` uses a traced array that is not among its arguments.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad import grad
    >>> from shapedgrad.scipy.integrate import odeint
    >>> def end(rate):
    ...     return odeint(lambda y, t, rate: -rate * y, np.array([2.0]), np.array([0.0, 1.0]), (rate,))[-1, 0]
    >>> bool(abs(grad(end)(0.5) + 2.0 * np.exp(-0.5)) < 1e-6)
    True
    """
    if options.keys() & {"tfirst", "full_output"}:
        raise TypeError("odeint takes func(y, t, *args), and returns the solution only")
    leaves, structure = flatten(tuple(args))
    operands = [x if hasattr(x, "dtype") else np.asarray(x, float) for x in (y0, t)]
    params = {"func": func, "structure": structure, "options": options}
    return apply(_ODEINT, (*operands, *leaves), params)


def _body(y0: Any, t: Any, *leaves: Any, func: Any, structure: Any, options: dict[str, Any]) -> Any:
    args = unflatten(structure, leaves)

    def plain(y: Any, now: float) -> Any:
        change = func(y, now, *args)
        if isinstance(change, ArrayMethods):
            raise NotDifferentiableError(
                "the function given to odeint uses a traced array from outside, whose derivative would be lost: "
                "hand it over in args"
            )
        return change

    return si.odeint(plain, y0, t, **options)


def _moving(leaves: Sequence[Any]) -> list[int]:
    return [
        n for n, x in enumerate(leaves) if isinstance(x, float) or getattr(dtype_of(x), "kind", "") == "f"
    ]


def _backwards(func: Any, structure: Any, leaves: Sequence[Any], n: int) -> Callable[..., Any]:
    """Return the equation of the solution, its adjoint, and the cotangents of what is moving among the leaves."""
    moving = _moving(leaves)

    def changes(state: Any, t: Any, *given: Any) -> Any:
        def f(y: Any, *moved: Any) -> Any:
            full = list(given)
            for place, x in zip(moving, moved, strict=True):
                full[place] = x
            return func(y, t, *unflatten(structure, full)) + 0.0 * y

        value, pullback = vjp(f, state[:n], *[given[place] for place in moving])
        return np.concatenate([value, *map(np.ravel, pullback(-state[n : 2 * n]))])

    return changes


_OF_ANY = frozenset({"rtol", "atol", "h0", "hmax", "hmin", "mxstep", "mxhnil", "mxordn", "mxords"})


def _adjoint(
    g: Any, solution: Any, y0: Any, t: Any, *leaves: Any, func: Any, structure: Any, options: dict[str, Any]
) -> list[Any]:
    n, moving = y0.shape[0], _moving(leaves)
    changes = _backwards(func, structure, leaves, n)
    # what is about the components of y, or about its Jacobian, does not hold for the larger equation
    options = {key: value for key, value in options.items() if key in _OF_ANY and np.ndim(value) == 0}
    sizes = [int(np.prod(shape_of(leaves[place]), dtype=int)) for place in moving]
    a, totals = g[-1], np.zeros(sum(sizes))
    rates = [func(solution[k], t[k], *unflatten(structure, leaves)) for k in range(len(t))]
    of_times = [np.sum(g[k] * rates[k]) for k in range(len(t))]
    for late, early in pairwise(range(len(t) - 1, -1, -1)):
        state = np.concatenate([solution[late], a, totals])
        times = np.stack([t[late], t[early]])
        state = odeint(changes, state, times, leaves, **options)[-1]
        before, totals = state[n : 2 * n], state[2 * n :]
        a = before + g[early]
    of_times[0] = -np.sum(before * rates[0]) if len(t) > 1 else 0.0 * of_times[0]
    parts = np.split(totals, np.cumsum(sizes)[:-1]) if sizes else []
    found = {
        place: np.reshape(part, shape_of(leaves[place])) for place, part in zip(moving, parts, strict=True)
    }
    return [a, np.stack(of_times), *[found.get(place) for place in range(len(leaves))]]


_ODEINT = Primitive("scipy.integrate.odeint", _body, joint=_adjoint)
