"""check_grads: derivatives compared with what small steps of the function itself say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from shapedgrad.autodiff.methods import primal
from shapedgrad.transforms.jvp import jvp
from shapedgrad.transforms.pytree import flatten, paths, unflatten
from shapedgrad.transforms.vjp import vjp

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_COMPLEX_STEP = 1e-30


def check_grads(
    f: Callable[..., Any],
    *args: Any,
    order: int = 1,
    modes: Sequence[Literal["forward", "reverse"]] = ("forward", "reverse"),
    eps: float | None = None,
    rtol: float | None = None,
) -> None:
    """Compare the derivatives of ``f`` at its arguments with central differences.

    Each leaf of each argument is moved along a random direction, a complex one if it is complex, and the outputs are
    weighed with random cotangents, so one number tells of a whole Jacobian. Where ``f`` takes complex arguments and
    is analytic, the complex step, which has no rounding error to speak of, is compared as well.

    Parameters
    ----------
    f : callable
        Plain NumPy code, or an operation with a derivative rule of your own.
    *args
        Where to check; floating point or complex arrays, alone or in containers, away from kinks of ``f``.
    order : int
        How many times to differentiate: 2 checks second derivatives too, in all combinations of modes.
    modes : sequence of {"forward", "reverse"}
        In which modes to differentiate.
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
    outputs, of_value = flatten(value)
    weights = [_random(rng, y) for y in outputs]
    seed, size = unflatten(of_value, weights), _largest(outputs)
    directions = [_random(rng, x) for x in leaves]
    cotangents, _ = flatten(pullback(seed))
    for position, (place, direction) in enumerate(zip(paths(structure), directions, strict=True)):
        theirs = _central(of_leaves, leaves, position, direction, weights, step)
        analytic = _complex_step(of_leaves, leaves, position, direction, weights)
        found: dict[str, float] = {}
        if "reverse" in modes:
            found["reverse"] = float(np.real(np.sum(cotangents[position] * direction)))
        if "forward" in modes:
            alone = [d if n == position else d * 0 for n, d in enumerate(directions)]
            found["forward"] = _weigh(jvp(of_leaves, (leaves,), (alone,))[1], weights)
        name = f"derivative of {getattr(f, '__name__', 'the function')} by argument {place[1:].replace(']', '', 1)}"
        if not all(_close(ours, theirs, tolerance) for ours in found.values()):
            theirs = _central(of_leaves, leaves, position, direction, weights, step, accurate=True)
        _judge(name, found, "central differences", theirs, tolerance)
        # f may take complex numbers without being analytic; small values have small errors, also where both are 0
        if analytic is not None and np.isclose(analytic, theirs, tolerance, tolerance * min(1.0, size)):
            exact = min(tolerance, max(1e-9, 100 * precision)) if rtol is None else rtol
            _judge(name, found, "the complex step", analytic, exact)
    if order > 1:
        for derivative, direction in _derivatives(f, modes, seed, unflatten(structure, directions)):
            check_grads(derivative, *args, direction, order=order - 1, modes=modes, eps=eps, rtol=rtol)


def _derivatives(
    f: Callable[..., Any], modes: Sequence[str], seed: Any, tangents: Any
) -> list[tuple[Callable[..., Any], Any]]:
    """Return derivatives as functions of the arguments and of a direction, in which they are linear."""
    leaves, structure = flatten(seed)
    moving = [n for n, c in enumerate(leaves) if np.asarray(c).dtype.kind in "fc"]

    def reverse(*xs: Any) -> Any:
        cotangents = list(leaves)
        for n, c in zip(moving, xs[-1], strict=True):
            cotangents[n] = c
        return vjp(f, *xs[:-1])[1](unflatten(structure, cotangents))

    def forward(*xs: Any) -> Any:
        return jvp(f, xs[:-1], xs[-1])[1]

    derivatives: dict[str, Any] = {
        "reverse": (reverse, [leaves[n] for n in moving]),
        "forward": (forward, tangents),
    }
    return [derivatives[mode] for mode in modes]


def _random(rng: np.random.Generator, x: Any) -> Any:
    """Return random numbers in the shape and dtype of an array; zeros for what is not differentiated."""
    x = np.asarray(x)
    drawn = rng.normal(size=x.shape)
    if x.dtype.kind == "c":
        return (drawn + 1j * rng.normal(size=x.shape)).astype(x.dtype)[()]
    return drawn.astype(x.dtype)[()] if x.dtype.kind == "f" else np.zeros(x.shape, x.dtype)[()]


def _largest(outputs: Sequence[Any]) -> float:
    return max((float(np.max(np.abs(primal(y)), initial=0.0)) for y in outputs), default=0.0)


def _weigh(outputs: Any, weights: Sequence[Any]) -> float:
    leaves, _ = flatten(outputs)
    terms = (np.sum(np.asarray(primal(y)) * w) for y, w in zip(leaves, weights, strict=True))
    return float(np.real(sum(terms)))


def _moved(leaves: Sequence[Any], position: int, by: Any) -> list[Any]:
    return [x + by if n == position else x for n, x in enumerate(leaves)]


def _central(
    f: Callable[[Sequence[Any]], Any], leaves: Sequence[Any], position: int, direction: Any,
    weights: Sequence[Any], step: float, accurate: bool = False,
) -> float:  # fmt: skip
    def difference(h: float) -> float:
        up, down = (_weigh(f(_moved(leaves, position, direction * k)), weights) for k in (h, -h))
        return (up - down) / (2 * h)

    # Two steps cancel what the third derivative adds to one.
    return (4 * difference(step) - difference(2 * step)) / 3 if accurate else difference(step)


def _complex_step(
    f: Callable[[Sequence[Any]], Any],
    leaves: Sequence[Any],
    position: int,
    direction: Any,
    weights: Sequence[Any],
) -> float | None:
    if any(np.iscomplexobj(x) for x in (*leaves, *weights)):
        return None
    try:
        outputs, _ = flatten(f(_moved(leaves, position, direction * (1j * _COMPLEX_STEP))))
        value = sum(np.sum(np.asarray(y) * w) for y, w in zip(outputs, weights, strict=True))
    except Exception:  # noqa: BLE001  # not every function takes complex numbers, and each refuses in its own way
        return None
    return float(value.imag / _COMPLEX_STEP) if np.iscomplexobj(value) else None


def _judge(name: str, found: dict[str, float], judge: str, theirs: float, tolerance: float) -> None:
    for mode, ours in found.items():
        if not _close(ours, theirs, tolerance):
            raise AssertionError(f"{name}, in {mode} mode, is {ours:.10g}, by {judge} {theirs:.10g}")


def _close(ours: float, theirs: float, tolerance: float) -> bool:
    return abs(ours - theirs) <= tolerance * max(1.0, abs(ours), abs(theirs))
