"""Differences, integrals and interpolation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shapedgrad.shapes.agreement import agree
from shapedgrad.shapes.dim import UNKNOWN, Dim, Unknown, at_least, maximum
from shapedgrad.shapes.errors import Refusal
from shapedgrad.shapes.rules.axes import ones, several
from shapedgrad.shapes.rules.creation import vector
from shapedgrad.shapes.rules.joining import concatenate
from shapedgrad.shapes.rules.wording import counted
from shapedgrad.shapes.shape import SCALAR, Shape, broadcast

if TYPE_CHECKING:
    from shapedgrad.shapes.rules.parameters import Axes, Axis, Ignored


def diff(
    a: Shape, n: Dim = 1, axis: Axis = -1, prepend: Shape | None = None, append: Shape | None = None
) -> Shape:
    """Differences of neighbours along an axis, ``n`` times; of what is put before and after it as well."""
    if n == 0:
        return a
    if at_least(-n, 1):
        raise Refusal(f"order {n} is negative")
    given = (a if part is a else _beside(a, part, axis) for part in (prepend, a, append) if part is not None)
    whole = concatenate(tuple(given), axis)
    if not at_least(n, 1) and whole != a:  # of order 0, nothing is put before or after
        return whole.replace(axis, UNKNOWN)
    return whole.replace(axis, maximum(whole.dim(axis) - n, 0))


def _beside(a: Shape, part: Shape, axis: int) -> Shape:
    a.dim(axis)
    return a.replace(axis, 1) if part == SCALAR else part


def ediff1d(ary: Shape, to_end: Shape | None = None, to_begin: Shape | None = None) -> Shape:
    """Differences of neighbours of the flattened array, and what is put before and after them."""
    ends = sum((each.size for each in (to_end, to_begin) if each is not None), 0)
    return Shape((maximum(ary.size - 1, 0) + ends,))


def gradient(
    f: Shape, *varargs: Shape, axis: Axes | None = None, edge_order: Ignored = 1
) -> Shape | tuple[Shape, ...] | Unknown:
    """A derivative along each axis, or along the one or several named; spacings are numbers or coordinates."""
    if f.rank is None and axis is None:
        return UNKNOWN
    axes = tuple(range(f.rank or 0)) if axis is None else several(axis)
    f.drop(axes)
    if len(varargs) not in {0, 1, len(axes)}:
        spacings = counted(len(varargs), "spacing is", "spacings are")
        raise Refusal(f"{spacings} for {counted(len(axes), 'axis', 'axes')}", "shape-axis")
    for each in axes:
        if at_least(1 - f.dim(each), 0):
            raise Refusal(f"axis {each} of size {f.dim(each)} has no neighbours", "shape-axis")
    for each, spacing in zip(axes, varargs, strict=False):
        _spaced(f, each, spacing)
    return f if len(axes) == 1 else (f,) * len(axes)


def _spaced(f: Shape, axis: int, spacing: Shape) -> None:
    if spacing != SCALAR:
        agree(f.dim(axis), vector(spacing), f"axis {axis} and its coordinates are", "shape-broadcast")


def trapezoid(y: Shape, x: Shape | None = None, dx: Shape = SCALAR, axis: Axis = -1) -> Shape:
    """The integral along an axis, over coordinates or equal steps."""
    steps = dx
    if x is not None:
        steps = diff(x, axis=axis if x.rank != 1 else -1)
        steps = ones(y).replace(axis, steps.dim(0)) if x.rank == 1 else steps
    try:
        return broadcast(steps, diff(y, axis=axis)).drop((axis,))
    except Refusal as refusal:
        if x is None or x.rank != 1:
            raise
        if refusal.code == "shape-unproven":
            raise Refusal(f"{y.dim(axis)} and {x.dim(0)} need not be equal", refusal.code) from None
        raise Refusal(
            f"axis {axis} and its coordinates are {y.dim(axis)} and {x.dim(0)}", refusal.code
        ) from None


def interp(
    x: Shape,
    xp: Shape,
    fp: Shape,
    left: Ignored = None,
    right: Ignored = None,
    period: Ignored = None,
) -> Shape:
    """A number for each place, between points of which places and values are known."""
    agree(vector(xp), vector(fp), "the numbers of points are", "shape-broadcast")
    if xp.size == 0:
        raise Refusal("there are no points")
    return x
