"""check_grads: derivatives compared with what small steps of the function itself say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from shapedgrad.autodiff.methods import primal
from shapedgrad.transforms.pytree import flatten, paths, unflatten
from shapedgrad.transforms.vjp import vjp

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_COMPLEX_STEP = 1e-30


def check_grads(
    f: Callable[..., Any], *args: Any, order: int = 1, eps: float | None = None, rtol: float | None = None
) -> None:
    """Compare the derivatives of ``f`` at its arguments with central differences.

    Each leaf of each argument is moved along a random direction, and the outputs are weighed with random
    cotangents, so one number tells of a whole Jacobian. Where ``f`` takes complex arguments and is analytic, the
    complex step, which has no rounding error to speak of, is compared as well.

    Parameters
    ----------
    f : callable
        Plain NumPy code, or an operation with a derivative rule of your own.
    *args
        Where to check; floating point arrays, alone or in containers, away from kinks of ``f``.
    order : int
        How many times to differentiate: 2 checks second derivatives too.
    eps : float, optional
        The step; the cube root of the coarsest dtype's precision by default.
    rtol : float, optional
        The relative deviation allowed; as large as the step by default.

    Raises
    ------
    AssertionError
        If a derivative deviates, naming the argument and both numbers.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad.testing import check_grads
    >>> check_grads(lambda x, y: np.tanh(x @ y), np.ones((2, 3)), np.ones((3, 4)), order=2)
    """
    rng = np.random.default_rng(0)
    leaves, structure = flatten(args)
    precision = max((float(np.finfo(np.asarray(x).dtype).eps) for x in leaves), default=0.0)
    step = precision ** (1 / 3) if eps is None else eps
    tolerance = max(step, precision / step) if rtol is None else rtol

    def of_leaves(values: Sequence[Any]) -> Any:
        return f(*unflatten(structure, values))

    value, pullback = vjp(f, *args)
    outputs, shape_of_output = flatten(value)
    weights = [rng.normal(size=np.shape(y)).astype(np.asarray(y).dtype)[()] for y in outputs]
    seed = unflatten(shape_of_output, weights)
    cotangents, _ = flatten(pullback(seed))
    for position, place in enumerate(paths(structure)):
        direction = rng.normal(size=np.shape(leaves[position])).astype(np.asarray(leaves[position]).dtype)
        ours = float(np.sum(cotangents[position] * direction))
        theirs = _central(of_leaves, leaves, position, direction, weights, step)
        where = f"derivative of {getattr(f, '__name__', 'the function')} by argument {place[1:].replace(']', '', 1)}"
        _compare(where, "central differences", ours, theirs, tolerance)
        analytic = _complex_step(of_leaves, leaves, position, direction, weights)
        if analytic is not None and np.isclose(analytic, theirs, rtol=tolerance, atol=tolerance):
            _compare(where, "the complex step", ours, analytic, min(tolerance, 1e-9))
    if order > 1:
        check_grads(lambda *xs: vjp(f, *xs)[1](seed), *args, order=order - 1, eps=eps, rtol=rtol)


def _weigh(outputs: Any, weights: Sequence[Any]) -> Any:
    leaves, _ = flatten(outputs)
    return sum(np.sum(np.asarray(primal(y)) * w) for y, w in zip(leaves, weights, strict=True))


def _moved(leaves: Sequence[Any], position: int, by: Any) -> list[Any]:
    return [x + by if n == position else x for n, x in enumerate(leaves)]


def _central(
    f: Callable[[Sequence[Any]], Any], leaves: Sequence[Any], position: int, direction: Any,
    weights: Sequence[Any], step: float,
) -> float:  # fmt: skip
    up, down = (_weigh(f(_moved(leaves, position, direction * h)), weights) for h in (step, -step))
    return float((up - down) / (2 * step))


def _complex_step(
    f: Callable[[Sequence[Any]], Any],
    leaves: Sequence[Any],
    position: int,
    direction: Any,
    weights: Sequence[Any],
) -> float | None:
    try:
        value = _weigh(f(_moved(leaves, position, direction * (1j * _COMPLEX_STEP))), weights)
    except Exception:  # noqa: BLE001  # not every function takes complex numbers, and each refuses in its own way
        return None
    return float(value.imag / _COMPLEX_STEP) if np.iscomplexobj(value) else None


def _compare(where: str, name: str, ours: float, theirs: float, tolerance: float) -> None:
    if not abs(ours - theirs) <= tolerance * max(1.0, abs(ours), abs(theirs)):
        raise AssertionError(f"{where} is {ours:.10g}, by {name} {theirs:.10g}")
