"""Axes folded away: ``sum``, ``max``, ``any``; and running along one: ``cumsum``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shapedgrad.shapes.dim import at_least, same
from shapedgrad.shapes.errors import Refusal
from shapedgrad.shapes.rules.axes import flat_or, lenient, maybe_scalar, reduced, several
from shapedgrad.shapes.rules.creation import vector
from shapedgrad.shapes.rules.targets import exactly, of_rank, spread_to
from shapedgrad.shapes.shape import ANY, SCALAR, Rest, Shape

if TYPE_CHECKING:
    from shapedgrad.shapes.rules.parameters import Axes, Axis, DType, Flag, Ignored


def fold(
    a: Shape,
    axis: Axes | None = None,
    dtype: DType = None,
    out: Shape | None = None,
    keepdims: Flag = False,
    initial: Ignored = None,
    where: Shape = SCALAR,
) -> Shape:
    """``sum(a, axis)``: axes folded by an operation that has an identity."""
    spread_to(a, where)
    return exactly(out, reduced(a, lenient(a, axis), keepdims=keepdims))


def extremum(
    a: Shape,
    axis: Axes | None = None,
    out: Shape | None = None,
    keepdims: Flag = False,
    initial: Shape | None = None,
    where: Shape = SCALAR,
) -> Shape:
    """``max(a, axis)``: axes folded by an operation without identity, so not over no numbers."""
    spread_to(SCALAR, SCALAR if initial is None else initial)
    if initial is None:
        _nonempty(a, lenient(a, axis))
    return fold(a, axis, None, out, keepdims, initial, where)


def spread(a: Shape, axis: Axes | None = None, out: Shape | None = None, keepdims: Flag = False) -> Shape:
    """``ptp(a, axis)``: the greatest less the least number."""
    return extremum(a, axis, out, keepdims)


def truth(
    a: Shape,
    axis: Axes | None = None,
    out: Shape | None = None,
    keepdims: Flag = False,
    *,
    where: Shape = SCALAR,
) -> Shape:
    """``any(a, axis)``, ``all(a, axis)``."""
    spread_to(a, where)
    return exactly(out, reduced(a, lenient(a, axis), keepdims=keepdims))


def position(
    a: Shape, axis: Axis | None = None, out: Shape | None = None, *, keepdims: Flag = False
) -> Shape:
    """``argmax(a, axis)``: an index along one axis, or into the flattened array."""
    _nonempty(a, lenient(a, axis))
    return exactly(out, reduced(a, lenient(a, axis), keepdims=keepdims))


def count_nonzero(a: Shape, axis: Axes | None = None, *, keepdims: Flag = False) -> Shape:
    """How many numbers are not zero."""
    return reduced(a, lenient(a, axis), keepdims=keepdims)


def running(a: Shape, axis: Axis | None = None, dtype: DType = None, out: Shape | None = None) -> Shape:
    """``cumsum(a, axis)``: a number for each one passed; flattened without an axis."""
    flat = axis is None or (a == SCALAR and axis in {0, -1})
    return of_rank(out, ANY if maybe_scalar(a) and not flat else flat_or(a, None if flat else axis)[0])


def cumulative(
    x: Shape,
    *,
    axis: Axis | None = None,
    dtype: DType = None,
    out: Shape | None = None,
    include_initial: Flag = False,
) -> Shape:
    """``cumulative_sum(x, axis=0)``: the array API's form, which may keep the start."""
    if axis is None and x.rank not in {0, 1, None}:
        raise Refusal(f"{x} has rank {x.rank}, so an axis must be named", "shape-axis")
    x, axis = flat_or(x, lenient(x, axis))
    return exactly(out, x.replace(axis, x.dim(axis) + 1) if include_initial else x)


def ufunc_reduce(
    array: Shape,
    axis: Axes | None = 0,
    dtype: DType = None,
    out: Shape | None = None,
    keepdims: Flag = False,
    initial: Ignored = None,
    where: Shape = SCALAR,
) -> Shape:
    """``add.reduce(array)``: along the first axis, unless another is named."""
    return fold(array, axis, dtype, out, keepdims, initial, where)


def ufunc_accumulate(array: Shape, axis: Axis = 0, dtype: DType = None, out: Shape | None = None) -> Shape:
    """``add.accumulate(array)``: a number for each one passed."""
    array.dim(axis)
    return of_rank(out, array)


def ufunc_reduceat(
    array: Shape, indices: Shape, axis: Axis = 0, dtype: DType = None, out: Shape | None = None
) -> Shape:
    """``add.reduceat(array, indices)``: a number for each index."""
    count = vector(indices)
    if same(array.dim(axis), 0) and at_least(count, 1):
        raise Refusal(f"axis {axis} of {array} is empty")
    return exactly(out, array.replace(axis, count))


def _nonempty(a: Shape, axis: Axes | None) -> None:
    sizes = a.items if axis is None else tuple(a.dim(each) for each in several(axis))
    if any(same(size, 0) for size in sizes if not isinstance(size, Rest)):
        raise Refusal(f"{a} has no numbers to choose from", "shape-axis")
