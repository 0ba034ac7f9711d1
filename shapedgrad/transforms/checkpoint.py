"""checkpoint and stop_gradient: what a differentiation does not keep, and what it does not see."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

import numpy as np

from shapedgrad.autodiff.backward import backward
from shapedgrad.autodiff.batched import Batch
from shapedgrad.autodiff.forward import run_forward
from shapedgrad.autodiff.methods import primal
from shapedgrad.autodiff.operands import innermost
from shapedgrad.autodiff.primitive import Primitive
from shapedgrad.autodiff.trace import on_tape, trace
from shapedgrad.transforms.call import name_of
from shapedgrad.transforms.opaque import Examples, batched, peeled, recorded, whole, zeros
from shapedgrad.transforms.pytree import flatten, unflatten

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

P = ParamSpec("P")
R = TypeVar("R")
_T = TypeVar("_T")


def checkpoint(f: Callable[P, R]) -> Callable[P, R]:
    """Return a function that does what ``f`` does, but keeps only its arguments to be differentiated from.

    Its intermediate values are computed a second time when the cotangents come back: memory is saved at the cost
    of time.

    Parameters
    ----------
    f : callable
        Plain NumPy code. The traced arrays that it uses have to be among its arguments.

    Raises
    ------
    NotDifferentiableError
        If it uses a traced array from outside, whose derivative would be lost.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad import checkpoint, grad
    >>> layer = checkpoint(lambda w, x: np.tanh(w @ x))
    >>> def loss(w, x):
    ...     for _ in range(10):
    ...         x = layer(w, x)
    ...     return np.sum(x)
    >>> grad(loss)(np.eye(2), np.ones(2)).shape
    (2, 2)
    """

    @wraps(f)
    def forgetful(*args: P.args, **kwargs: P.kwargs) -> R:
        leaves, structure = flatten((args, kwargs))
        level = innermost(leaves)

        def of_leaves(given: Sequence[Any]) -> Any:
            positional, named = unflatten(structure, given)
            return f(*positional, **named)

        if level is None or level.records:
            return f(*args, **kwargs)
        return _once(of_leaves, leaves, level, name_of(f))  # type: ignore[no-any-return]

    return forgetful


def _once(f: Callable[[Sequence[Any]], Any], leaves: list[Any], level: Any, name: str) -> Any:
    """Call a function of leaves, traced at this level, as one operation."""
    if isinstance(level, Batch):
        examples = Examples(leaves, level)

        def of_many(xs: Sequence[Any]) -> Any:
            return whole(*examples.run(f, xs))

        return batched(_call(of_many, examples.values, name), level)
    values, parents = peeled(leaves, level)
    value = _call(f, values, name)
    moving = [position for position, _ in parents]

    def rerun(operands: Sequence[Any]) -> Callable[[list[Any]], list[Any]]:
        def again(given: list[Any]) -> list[Any]:
            full = list(operands)
            for n, x in zip(moving, given, strict=True):
                full[n] = x
            return flatten(f(full))[0]

        return again

    def joint(g: Any, _: Any, *operands: Any) -> list[Any]:
        outputs, tape, inputs = trace(rerun(operands), [operands[n] for n in moving])
        seeds = [(y, c) for y, c in zip(outputs, g, strict=True) if on_tape(y, tape)]
        found = dict(zip(moving, backward(tape, inputs, seeds), strict=True))
        return [found.get(n) for n in range(len(operands))]

    def push(tangents: list[Any], _: Any, *operands: Any) -> tuple[Any, ...]:
        given = [zeros(operands[n]) if tangents[n] is None else tangents[n] for n in moving]
        outputs, inner = run_forward(rerun(operands), [operands[n] for n in moving], given)
        return tuple(y.index.tangent if on_tape(y, inner) else None for y in outputs)

    primitive = Primitive(name, f, joint=joint, jvps=push, several=True)
    return recorded(level, primitive, value, values, parents)


def _call(f: Callable[[Sequence[Any]], Any], leaves: list[Any], name: str) -> Any:
    level = innermost(leaves)
    return f(leaves) if level is None or level.records else _once(f, leaves, level, name)


def stop_gradient(x: _T) -> _T:
    """Return the same values as constants: no differentiation looks behind them.

    Parameters
    ----------
    x
        An array, or a container of arrays.

    Examples
    --------
    >>> from shapedgrad import grad, stop_gradient
    >>> float(grad(lambda x: x * stop_gradient(x))(3.0))
    3.0
    """
    leaves, structure = flatten(x)
    return unflatten(structure, [_constant(leaf) for leaf in leaves])  # type: ignore[no-any-return]


def _constant(leaf: Any) -> Any:
    plain = primal(leaf)
    # A copy: what is written into the constant must not change what was recorded.
    return plain.copy() if plain is not leaf and isinstance(plain, np.ndarray) else plain
