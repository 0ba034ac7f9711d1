"""jvp and linearize: a function's value and how it moves when its arguments do (forward mode)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from shapedgrad.autodiff.fit import dtype_of, shape_of
from shapedgrad.autodiff.forward import has_nan, run_forward, sweep_forward
from shapedgrad.autodiff.nans import asked
from shapedgrad.autodiff.trace import on_tape
from shapedgrad.transforms.call import Bound, bind, call, plain
from shapedgrad.transforms.pytree import flatten, unflatten
from shapedgrad.transforms.seeds import fit_seed, insist_on_structure

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from shapedgrad.autodiff.tape import Level

R = TypeVar("R")


def jvp(f: Callable[..., R], primals: Sequence[Any], tangents: Sequence[Any]) -> tuple[R, R]:
    """Return the value of ``f`` and its derivative along a direction: the Jacobian times the tangents.

    The tangents flow along with the values, so this costs about one more evaluation, and the memory of ``f``
    itself: what ``f`` no longer holds is freed. Where a derivative is NaN though the values are finite, ``f`` is
    called a second time.

    Parameters
    ----------
    f : callable
        Plain NumPy code that returns an array or a container of arrays.
    primals : tuple or list
        Its arguments; see `grad` for what they may be.
    tangents : tuple or list
        A direction for each argument, of the same structure and shapes; it is converted to the same dtypes.

    Returns
    -------
    value
        What ``f`` returns.
    tangent
        How the value moves: the same structure, shapes and dtypes.

    Raises
    ------
    GradientShapeError
        If a tangent does not have the structure or the shape of its argument.
    TypeError
        If an argument is of integers, or arguments or tangents are not in a tuple.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad import jvp
    >>> value, tangent = jvp(np.sin, (0.0,), (2.0,))
    >>> float(value), float(tangent)
    (0.0, 2.0)
    """
    insist_on_tuples("jvp", primals, tangents)
    if asked():  # a tape tells where numbers are lost
        value, pushforward = linearize(f, *primals)
        return value, pushforward(*tangents)
    bound = bind(f, primals, {}, tuple(range(len(primals))))
    directions = _directions(bound, tangents)
    output, level = run_forward(bound, bound.values, directions)
    leaves, structure = flatten(output)
    pushed = [_tangent(y, level) for y in leaves]
    if any(has_nan(t) for t in pushed):
        output, level = run_forward(bound, bound.values, directions, careful=True)
        leaves, structure = flatten(output)
        pushed = [_tangent(y, level) for y in leaves]
    own = [_own(t, directions) for t in pushed]
    return plain(output, level), unflatten(structure, own)


def linearize(f: Callable[..., R], *primals: Any) -> tuple[R, Callable[..., R]]:
    """Return the value of ``f`` and the linear function that takes tangents of its arguments to its own.

    ``f`` is evaluated once; its intermediate values are kept as long as the linear function is.

    Parameters
    ----------
    f : callable
        Plain NumPy code that returns an array or a container of arrays.
    *primals
        Its arguments; see `grad` for what they may be.

    Returns
    -------
    value
        What ``f`` returns.
    pushforward : callable
        Takes a tangent for each argument, returns the tangent of the value. It can be called any number of times,
        with `vmap` also for many tangents at once.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad import linearize
    >>> value, pushforward = linearize(lambda x: x**2, np.array([1.0, 2.0]))
    >>> pushforward(np.array([1.0, 0.0])), pushforward(np.array([0.0, 1.0]))
    (array([2., 0.]), array([0., 4.]))
    """
    bound = bind(f, primals, {}, tuple(range(len(primals))))
    done = call(f, primals, {}, bound.argnums)
    outputs, structure = flatten(done.output)
    recorded = [y for y in outputs if on_tape(y, done.tape)]

    def pushforward(*tangents: Any) -> R:
        directions = _directions(bound, tangents)
        pushed = dict(zip(map(id, recorded), sweep_forward(done.tape, directions, recorded), strict=True))
        leaves = [pushed.get(id(y)) for y in outputs]
        filled = [
            _zeros(y) if t is None else _own(t, directions) for y, t in zip(outputs, leaves, strict=True)
        ]
        return unflatten(structure, filled)  # type: ignore[no-any-return]

    return done.plain(done.output), pushforward


def insist_on_tuples(name: str, primals: Any, tangents: Any) -> None:
    """Raise a TypeError unless arguments and tangents come in tuples or lists: a single array is iterable as well."""
    for what, given in (("primals", primals), ("tangents", tangents)):
        if not isinstance(given, (tuple, list)):
            raise TypeError(
                f"{name} takes {what} as a tuple with one for each argument, not {type(given).__name__}: "
                f"{name}(f, (x,), (t,))"
            )


def _directions(bound: Bound, tangents: Sequence[Any]) -> list[Any]:
    given, found = flatten(tuple(tangents))
    insist_on_structure("tangent", found, bound.structure, "argument", "jvp")
    return [
        fit_seed(x, t, f"the tangent of {place}", "the argument", "jvp")
        for x, t, place in zip(bound.values, given, bound.places, strict=True)
    ]


def _tangent(y: Any, level: Level) -> Any:
    tangent = y.index.tangent if on_tape(y, level) else None
    return _zeros(y) if tangent is None else tangent


def _zeros(y: Any) -> Any:
    return np.zeros(shape_of(y), dtype_of(y))[()]


def _own(tangent: Any, given: Sequence[Any]) -> Any:
    # A rule may answer with the tangent that it was given, or a view of it: users write into results.
    if type(tangent) is np.ndarray and (tangent.base is not None or any(tangent is t for t in given)):
        return tangent.copy()
    return tangent
