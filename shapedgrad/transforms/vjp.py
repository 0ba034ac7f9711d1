"""vjp: a function's value and the pullback of cotangents through it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

import numpy as np

from shapedgrad.autodiff.errors import GradientShapeError
from shapedgrad.autodiff.fit import dtype_of, shape_of
from shapedgrad.transforms.call import call
from shapedgrad.transforms.pytree import flatten, paths

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
        if found != structure:
            raise GradientShapeError(
                f"the cotangent has structure {found} where the output has {structure}",
                operation="vjp", operands=(), reason="another structure",
            )  # fmt: skip
        pairs = zip(outputs, given, places, strict=True)
        return done.pull([(output, _seed(output, c, f"output{place}")) for output, c, place in pairs])

    return done.plain(done.output), pullback


def _seed(output: Any, cotangent: Any, place: str) -> Any:
    """Return the cotangent in the dtype of its output, which has to have its shape."""
    wanted = shape_of(output)
    if not hasattr(cotangent, "dtype"):
        cotangent = np.asarray(cotangent)
    reason = ""
    if cotangent.shape != wanted:
        reason = f"has shape {cotangent.shape} where the output has {wanted}"
    elif cotangent.dtype.kind not in "fiub":
        reason = f"has dtype {cotangent.dtype} where the output has {dtype_of(output)}"
    if reason:
        raise GradientShapeError(
            f"the cotangent of {place} {reason}", operation="vjp", operands=(wanted,), reason=reason
        )
    return cotangent if cotangent.dtype == dtype_of(output) else cotangent.astype(dtype_of(output))
