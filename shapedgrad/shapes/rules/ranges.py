"""Numbers in a row: ``arange``, ``linspace``, and the windows that weigh them."""

from __future__ import annotations

from math import ceil, isfinite
from typing import TYPE_CHECKING

from shapedgrad.shapes.dim import UNKNOWN, at_least, maximum
from shapedgrad.shapes.errors import Refusal
from shapedgrad.shapes.rules.creation import sizes
from shapedgrad.shapes.shape import ANY, SCALAR, Shape, broadcast

if TYPE_CHECKING:
    from shapedgrad.shapes.dim import Dim
    from shapedgrad.shapes.rules.parameters import Axis, Bound, DType, Flag, Ignored


def arange(
    start_or_stop: Bound,
    stop: Bound | None = None,
    step: Bound | None = 1,
    dtype: DType = None,
    *,
    device: Ignored = None,
) -> Shape:
    """The numbers from start to stop, step by step."""
    start, stop = (0, start_or_stop) if stop is None else (start_or_stop, stop)
    return Shape((maximum(steps(start, stop, 1 if step is None else step), 0),))


def steps(start: Bound, stop: Bound, step: Bound) -> Dim:
    """How many steps lead from start to stop: ceil((stop - start) / step), negative if they lead away.

    Floats are divided in double precision, as NumPy does. Beside names only those count that have few
    binary digits, for their quotients are exact wherever a size is realistic.
    """
    if step == 0:
        raise Refusal("step is 0")
    if isinstance(start, int | float) and isinstance(stop, int | float) and isinstance(step, int | float):
        return _counted(start, stop, step)
    numbers = [each for each in (start, stop, step) if isinstance(each, float)]
    if not all(map(isfinite, numbers)):
        return UNKNOWN
    scale = max((each.as_integer_ratio()[1] for each in numbers), default=1)
    if scale > FINEST:
        return UNKNOWN
    start, stop, step = (
        int(each * scale) if isinstance(each, float) else each * scale for each in (start, stop, step)
    )
    return -(-(stop - start) // step)


FINEST = 1024
"""The finest fraction, 1/1024, that is reckoned with beside names."""


def _counted(start: float, stop: float, step: float) -> int:
    if isinstance(start, int) and isinstance(stop, int) and isinstance(step, int):
        return -((start - stop) // step)
    quotient = (stop - start) / step
    if not isfinite(quotient):
        raise Refusal(f"the number of steps is {quotient}")
    return ceil(quotient)


def linspace(
    start: Shape,
    stop: Shape,
    num: Dim = 50,
    endpoint: Ignored = True,
    retstep: Flag = False,
    dtype: DType = None,
    axis: Axis = 0,
    *,
    device: Ignored = None,
) -> Shape | tuple[Shape, Shape]:
    """``num`` numbers from start to stop along a new axis, and on request the step between them."""
    samples = logspace(start, stop, num, axis=axis)
    step = broadcast(start, stop) if at_least(num, 2) else ANY  # of fewer numbers it is nan
    return (samples, step) if retstep else samples


def logspace(
    start: Shape,
    stop: Shape,
    num: Dim = 50,
    endpoint: Ignored = True,
    base: Shape = SCALAR,
    dtype: DType = None,
    axis: Axis = 0,
) -> Shape:
    """``num`` numbers between two powers along a new axis."""
    sizes(num)
    return broadcast(start, stop, base).insert(axis, num)


def geomspace(
    start: Shape,
    stop: Shape,
    num: Dim = 50,
    endpoint: Ignored = True,
    dtype: DType = None,
    axis: Axis = 0,
) -> Shape:
    """``num`` numbers in geometric progression along a new axis."""
    return logspace(start, stop, num, axis=axis)


def window(M: Dim) -> Shape:
    """``hamming(M)``: so many weights, none for a negative number."""
    return Shape((maximum(M, 0),))


def kaiser(M: Dim, beta: Ignored = 0.0) -> Shape:
    """So many weights, none for a negative number."""
    return window(M)
