"""vjp: a function's value and the pullback of cotangents through it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from shapedgrad.transforms.call import call
from shapedgrad.transforms.pytree import flatten, paths
from shapedgrad.transforms.seeds import fit_seed, insist_on_structure

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
R = TypeVar("R")


def vjp(f: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> tuple[R, Callable[[R], tuple[Any, ...]]]:
    """Return the value of ``f`` at its arguments and the function that multiplies cotangents with its Jacobian.

    Parameters
    ----------
    f : callable
        Plain NumPy code that returns an array or a container of arrays.
    *args
        Where to evaluate it; it is differentiated by all of them. See `grad` for what they may be.
    **kwargs
        Handed to ``f`` as they are.

    Returns
    -------
    value
        What ``f`` returns.
    pullback : callable
        Takes cotangents in the structure and shapes of the value, and returns a tuple with the cotangent of
        each positional argument. It can be called any number of times.

    Raises
    ------
    GradientShapeError
        By the pullback, if a cotangent does not have the shape of its output.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad import vjp
    >>> value, pullback = vjp(np.matmul, np.ones((2, 3)), np.ones((3, 4)))
    >>> dx, dy = pullback(np.ones((2, 4)))
    >>> dx.shape, dy.shape
    ((2, 3), (3, 4))
    """
    done = call(f, args, kwargs, tuple(range(len(args))))
    outputs, structure = flatten(done.output)
    places = paths(structure)

    def pullback(cotangent: R) -> tuple[Any, ...]:
        given, found = flatten(cotangent)
        insist_on_structure("cotangent", found, structure, "output", "vjp")
        seeds = [
            (y, fit_seed(y, c, f"the cotangent of output{place}", "the output", "vjp"))
            for y, c, place in zip(outputs, given, places, strict=True)
        ]
        return done.pull(seeds)

    return done.plain(done.output), pullback
