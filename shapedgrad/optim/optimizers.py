"""Steps along the gradient: plain, with momentum, and scaled for each parameter by what it has been."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

import numpy as np

from shapedgrad.autodiff.errors import GradientShapeError
from shapedgrad.autodiff.methods import of_numbers
from shapedgrad.optim.schedules import Schedule, rate_at
from shapedgrad.transforms.pytree import flatten, paths, unflatten

_T = TypeVar("_T")


class State(NamedTuple):
    """What an optimiser remembers: the number of steps, and running averages in the structure of the parameters."""

    step: int
    averages: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Optimizer:
    """A way to take steps: ``averages`` is how many numbers it remembers of each parameter.

    ``rule`` takes one array, its gradient, its averages, the learning rate and the number of the step from 1;
    it returns the new array and the new averages.
    """

    rule: Callable[..., tuple[Any, tuple[Any, ...]]]
    averages: int
    rate: float | Schedule

    def init(self, parameters: Any) -> State:
        """Return the state before the first step."""
        leaves, structure = flatten(parameters)
        return State(
            0, tuple(unflatten(structure, [np.zeros_like(x) for x in leaves]) for _ in range(self.averages))
        )

    def update(self, parameters: _T, gradient: _T, state: State) -> tuple[_T, State]:
        """Return the parameters after a step, and the state.

        Raises
        ------
        GradientShapeError
            If the gradient has another structure than the parameters, or an array of another shape.
        """
        leaves, structure = flatten(parameters)
        gradients, found = flatten(gradient)
        _insist(leaves, gradients, structure, found)
        averages = [flatten(tree)[0] for tree in state.averages]
        rate, step = rate_at(self.rate, state.step), state.step + 1
        moved = [
            self.rule(x, g, kept, rate, step)
            for x, g, kept in zip(
                leaves,
                gradients,
                zip(*averages, strict=True) if averages else [()] * len(leaves),
                strict=True,
            )
        ]
        kept = tuple(unflatten(structure, [m[1][n] for m in moved]) for n in range(self.averages))
        return unflatten(structure, [m[0] for m in moved]), State(step, kept)


def _insist(leaves: list[Any], gradients: list[Any], structure: Any, found: Any) -> None:
    if structure != found:
        raise GradientShapeError(
            f"the gradient has structure {found} where the parameters have {structure}",
            operation="update", operands=(), reason="another structure",
        )  # fmt: skip
    for x, g, place in zip(leaves, gradients, paths(structure), strict=True):
        if np.shape(x) != np.shape(g):
            raise GradientShapeError(
                f"the gradient of parameters{place} has shape {np.shape(g)} where the parameter has {np.shape(x)}",
                operation="update", operands=(np.shape(x),), reason=f"{np.shape(g)} and {np.shape(x)}",
            )  # fmt: skip


def sgd(rate: float | Schedule, momentum: float = 0.0, *, nesterov: bool = False) -> Optimizer:
    """Step against the gradient, or with momentum against a running sum of gradients.

    Parameters
    ----------
    rate : float or Schedule
        The learning rate.
    momentum : float
        How much of the sum is kept from step to step (Polyak, 1964).
    nesterov : bool
        Whether to look ahead along the sum (Sutskever et al., 2013).

    Examples
    --------
    >>> sgd(0.1).update(1.0, 2.0, sgd(0.1).init(1.0))[0]
    0.8
    """

    def rule(x: Any, g: Any, kept: Any, rate: float, _: int) -> tuple[Any, tuple[Any, ...]]:
        if not momentum:
            return x - rate * g, ()
        velocity = momentum * kept[0] + g
        return x - rate * (g + momentum * velocity if nesterov else velocity), (velocity,)

    return Optimizer(rule, 1 if momentum else 0, rate)


def adam(rate: float | Schedule = 1e-3, b1: float = 0.9, b2: float = 0.999, eps: float = 1e-8) -> Optimizer:
    """Step along averages of the gradient, scaled by averages of its square (Kingma & Ba, 2015).

    Parameters
    ----------
    rate : float or Schedule
        The learning rate.
    b1, b2 : float
        How much of the averages of the gradient and of its square is kept from step to step.
    eps : float
        What is added to the root of the latter.

    Examples
    --------
    >>> round(float(adam(0.1).update(1.0, 2.0, adam().init(1.0))[0]), 6)
    0.9
    """
    return adamw(rate, b1, b2, eps, decay=0.0)


def adamw(
    rate: float | Schedule = 1e-3, b1: float = 0.9, b2: float = 0.999, eps: float = 1e-8, decay: float = 1e-2
) -> Optimizer:
    """Step as `adam` does, and shrink the parameters by ``rate * decay`` (Loshchilov & Hutter, 2019).

    Examples
    --------
    >>> round(float(adamw(0.1, decay=0.5).update(1.0, 2.0, adamw().init(1.0))[0]), 6)
    0.85
    """

    def rule(x: Any, g: Any, kept: Any, rate: float, step: int) -> tuple[Any, tuple[Any, ...]]:
        mean = b1 * kept[0] + (1.0 - b1) * g
        square = b2 * kept[1] + (1.0 - b2) * _square(g)
        root = of_numbers(math.sqrt, 1.0 - b2**step)
        scale = rate * root / (1.0 - b1**step)
        # eps is added to the unbiased root, as in the paper's algorithm
        move = scale * mean / (np.sqrt(square) + eps * root)
        return x - move - (rate * decay) * x, (mean, square)

    return Optimizer(rule, 2, rate)


def rmsprop(
    rate: float | Schedule = 1e-3, decay: float = 0.9, eps: float = 1e-8, momentum: float = 0.0
) -> Optimizer:
    """Step along the gradient divided by the root of an average of its square (Tieleman & Hinton, 2012).

    Examples
    --------
    >>> round(float(rmsprop(0.1).update(1.0, 2.0, rmsprop().init(1.0))[0]), 6)
    0.683772
    """

    def rule(x: Any, g: Any, kept: Any, rate: float, _: int) -> tuple[Any, tuple[Any, ...]]:
        square = decay * kept[0] + (1.0 - decay) * _square(g)
        velocity = momentum * kept[1] + g / (np.sqrt(square) + eps)
        return x - rate * velocity, (square, velocity)

    return Optimizer(rule, 2, rate)


def adagrad(rate: float | Schedule = 1e-2, eps: float = 1e-8) -> Optimizer:
    """Step along the gradient divided by the root of the sum of its squares so far (Duchi et al., 2011).

    Examples
    --------
    >>> round(float(adagrad(0.1).update(1.0, 2.0, adagrad().init(1.0))[0]), 6)
    0.9
    """

    def rule(x: Any, g: Any, kept: Any, rate: float, _: int) -> tuple[Any, tuple[Any, ...]]:
        total = kept[0] + _square(g)
        return x - rate * g / (np.sqrt(total) + eps), (total,)

    return Optimizer(rule, 1, rate)


def _square(g: Any) -> Any:
    return np.real(g * np.conj(g)) if np.iscomplexobj(g) else g * g
