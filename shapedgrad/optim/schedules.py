"""Schedules: learning rates that change with the number of the step, which starts at 0."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import TypeAlias

from shapedgrad.autodiff.methods import of_numbers

Schedule: TypeAlias = Callable[[int], float]
"""Takes the number of the step, returns the learning rate."""


def rate_at(rate: float | Schedule, step: int) -> float:
    """Return the learning rate of a step, given a number or a schedule."""
    return of_numbers(_rate_of, rate, step) if callable(rate) else rate


def _rate_of(schedule: Schedule, step: int) -> float:
    return float(schedule(step))


def linear(start: float, end: float, steps: int) -> Schedule:
    """Go from one rate to another in equal steps, and stay there.

    >>> [linear(1.0, 0.0, 4)(n) for n in (0, 1, 4, 9)]
    [1.0, 0.75, 0.0, 0.0]
    """
    _insist_on_steps(steps)
    return lambda step: start + (end - start) * min(step, steps) / steps


def exponential(start: float, factor: float, steps: int = 1) -> Schedule:
    """Multiply the rate by a factor every so many steps, smoothly.

    >>> [exponential(1.0, 0.5, 2)(n) for n in (0, 2, 4)]
    [1.0, 0.5, 0.25]
    """
    _insist_on_steps(steps)
    return lambda step: start * factor ** (step / steps)


def cosine(start: float, steps: int, end: float = 0.0) -> Schedule:
    """Go from one rate to another along half a cosine wave, and stay there (Loshchilov & Hutter, 2017).

    >>> [round(cosine(1.0, 4)(n), 3) for n in (0, 2, 4, 9)]
    [1.0, 0.5, 0.0, 0.0]
    """
    _insist_on_steps(steps)
    return lambda step: end + (start - end) * 0.5 * (1.0 + math.cos(math.pi * min(step, steps) / steps))


def piecewise(start: float, factors: Mapping[int, float]) -> Schedule:
    """Multiply the rate by a factor from each of these steps on.

    >>> [piecewise(1.0, {2: 0.1, 4: 0.5})(n) for n in (0, 2, 4)]
    [1.0, 0.1, 0.05]
    """
    return lambda step: start * math.prod(factor for at, factor in factors.items() if step >= at)


def warmup(steps: int, then: float | Schedule) -> Schedule:
    """Rise from near zero to a rate in equal steps, then follow it; a schedule starts at its own step 0.

    >>> [warmup(4, 1.0)(n) for n in (0, 1, 3, 9)]
    [0.25, 0.5, 1.0, 1.0]
    """
    _insist_on_steps(steps)

    def rate(step: int) -> float:
        if step < steps:
            return rate_at(then, 0) * (step + 1) / steps
        return rate_at(then, step - steps)

    return rate


def _insist_on_steps(steps: int) -> None:
    if steps < 1:
        raise ValueError(f"a schedule takes at least one step, not {steps}")
