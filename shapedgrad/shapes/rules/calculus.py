"""Differences, integrals, interpolation and polynomials."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shapedgrad.shapes.agreement import agree
from shapedgrad.shapes.dim import UNKNOWN, Dim, Unknown, at_least, maximum, same
from shapedgrad.shapes.errors import Refusal
from shapedgrad.shapes.rules.axes import ones, several
from shapedgrad.shapes.rules.creation import vector
from shapedgrad.shapes.rules.joining import concatenate
from shapedgrad.shapes.shape import SCALAR, Shape, broadcast

if TYPE_CHECKING:
    from shapedgrad.shapes.rules.parameters import Axes, Axis, Flag, Ignored


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
        raise Refusal(f"{len(varargs)} spacings are for {len(axes)} axes", "shape-axis")
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
    return broadcast(steps, diff(y, axis=axis)).drop((axis,))


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


def polyval(p: Shape, x: Shape) -> Shape:
    """The value at each place."""
    coefficients = p.drop((0,))
    return x if same(p.dim(0), 0) else broadcast(x, coefficients)


def polyfit(
    x: Shape, y: Shape, deg: Dim, rcond: Ignored = None, full: Flag = False, w: Shape | None = None
) -> Shape | Unknown:
    """The coefficients of the nearest polynomial: one more than its degree, for each column; and more in full."""
    if w is not None:
        agree(vector(x), vector(w), "the numbers of points and weights are", "shape-broadcast")
    if y.rank not in {1, 2, None}:
        raise Refusal(f"{y} has rank {y.rank} where 1 or 2 is wanted")
    agree(vector(x), y.dim(0), "the numbers of points are", "shape-broadcast")
    if x.size == 0 or at_least(-deg, 1):
        raise Refusal(f"degree {deg} does not fit {x.size} points")
    return UNKNOWN if full else y.replace(0, deg + 1)


def roots(p: Shape) -> Shape:
    """As many as the degree, which the leading zeros lower."""
    vector(p)
    return Shape((UNKNOWN,))


def polymul(a1: Shape, a2: Shape) -> Shape:
    """A product has as many coefficients as both have together, less one; leading zeros are left out."""
    for each in (a1, a2):
        if each != SCALAR:
            vector(each)
    return Shape((UNKNOWN,))
