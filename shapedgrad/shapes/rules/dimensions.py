"""The number of axes changed, the numbers staying: ``expand_dims``, ``squeeze``, ``broadcast_to``, ``atleast_2d``."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING

from shapedgrad.shapes.dim import UNKNOWN, Dim, is_declared, same
from shapedgrad.shapes.errors import Refusal
from shapedgrad.shapes.indexing import stacked
from shapedgrad.shapes.rules.axes import several
from shapedgrad.shapes.rules.creation import contiguous, sizes
from shapedgrad.shapes.rules.targets import spread_to
from shapedgrad.shapes.shape import ANY, SCALAR, Rest, Shape, broadcast

if TYPE_CHECKING:
    from shapedgrad.shapes.rules.parameters import Axes, Dims, Ignored


def shape(a: Shape) -> Shape:
    """``np.shape(a)``: the sizes themselves."""
    return a


def ndim(a: Shape) -> Shape:
    """``np.ndim(a)``: the number of axes, as the only size of a shape."""
    return Shape((UNKNOWN if a.rank is None else a.rank,))


def size(a: Shape, axis: Axes | None = None) -> Shape:
    """``np.size(a)``: the number of elements, or of those along some axes, as the only size of a shape."""
    if axis is None:
        return Shape((a.size,))
    return Shape((prod(a.dim(each) for each in a.distinct(several(axis))),))


def expand_dims(a: Shape, axis: Axes) -> Shape:
    """New axes of size 1, at these places of the result."""
    axes = several(axis)
    if a.rank is None:
        return a.insert(axes[0], 1) if len(axes) == 1 else ANY
    result = Shape((1,) * (a.rank + len(axes)))
    places = sorted(result.normalize(each) for each in axes)
    if len(set(places)) < len(places):
        raise Refusal(f"{axes} names an axis twice", "shape-axis")
    for place in places:
        a = a.insert(place, 1)
    return a


def squeeze(a: Shape, axis: Axes | None = None) -> Shape:
    """Axes of size 1 left out: the ones named, or all that there are."""
    if axis is None:
        return squeeze_all(a)
    if a == SCALAR and axis in {0, -1}:
        return a
    for each in several(axis):
        if same(a.dim(each), 1) is False:
            raise Refusal(f"axis {each} is {a.dim(each)}, not 1", "shape-axis")
        if is_declared(a.dim(each)) and not same(a.dim(each), 1):
            raise Refusal(f"{a.dim(each)} need not be 1", "shape-unproven")
    return a.drop(several(axis))


def squeeze_all(a: Shape) -> Shape:
    """All axes of size 1 left out; where a size may be 1, what stays from there on is uncertain."""
    return stacked(*(_kept(item) for item in a.items))


def _kept(item: Dim | Rest) -> Shape:
    if isinstance(item, Rest) or same(item, 1) is None:
        return ANY
    return SCALAR if same(item, 1) else Shape((item,))


def broadcast_to(array: Shape, shape: Dims, subok: Ignored = False) -> Shape:
    """The shape asked for, which the array broadcasts to."""
    return spread_to(sizes(shape), array)


def broadcast_shapes(*args: Dims) -> Shape:
    """The shape that arrays of these shapes broadcast to."""
    return broadcast(*map(sizes, args))


def broadcast_arrays(*args: Shape, subok: Ignored = False) -> tuple[Shape, ...]:
    """All arrays in the shape that they broadcast to."""
    return (broadcast(*args),) * len(args)


def atleast_1d(*arys: Shape) -> Shape | tuple[Shape, ...]:
    """A 0-d array as one number along an axis."""
    return _one_or_all(tuple(contiguous(a) for a in arys))


def atleast_2d(*arys: Shape) -> Shape | tuple[Shape, ...]:
    """A vector as the row of a matrix."""
    return _one_or_all(tuple(row(a) for a in arys))


def atleast_3d(*arys: Shape) -> Shape | tuple[Shape, ...]:
    """A vector between two axes of size 1, a matrix before one."""
    return _one_or_all(tuple(page(a) for a in arys))


def row(a: Shape) -> Shape:
    """A vector as the row of a matrix, a number as a 1 x 1 matrix."""
    if a.rank is None:
        return a if len(a.items) > 2 else ANY
    return stacked((1,) * (2 - a.rank), a)


def page(a: Shape) -> Shape:
    """A matrix as many columns of depth 1."""
    if a.rank is None:
        return a if len(a.items) > 3 else ANY
    if a.rank < 2:
        return stacked((1,), a if a.rank else (1,), (1,))
    return stacked(a, (1,) * (a.rank < 3))


def _one_or_all(shapes: tuple[Shape, ...]) -> Shape | tuple[Shape, ...]:
    return shapes[0] if len(shapes) == 1 else shapes
