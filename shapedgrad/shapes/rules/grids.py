"""Coordinates of all places of a grid: ``meshgrid``, ``indices``, ``mgrid``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shapedgrad.shapes.dim import UNKNOWN
from shapedgrad.shapes.indexing import stacked
from shapedgrad.shapes.rules.creation import sizes
from shapedgrad.shapes.rules.parameters import Several, as_shape
from shapedgrad.shapes.shape import Shape

if TYPE_CHECKING:
    from shapedgrad.shapes.rules.parameters import Dims, DType, Flag, Ignored, Text


def meshgrid(
    *xi: Shape, copy: Ignored = True, sparse: Flag = False, indexing: Text = "xy"
) -> tuple[Shape, ...]:
    """A grid of all combinations of coordinates, the first two axes exchanged for ``indexing="xy"``."""
    lengths = [x.size for x in xi]
    order = list(range(len(xi)))
    if indexing == "xy":
        order[:2] = reversed(order[:2])
    grid = Shape(lengths[place] if isinstance(indexing, str) else UNKNOWN for place in order)
    return tuple(_only(grid, order.index(place)) if sparse else grid for place in range(len(xi)))


def indices(
    dimensions: Dims, dtype: DType = None, sparse: Flag = False
) -> Shape | tuple[Shape, ...] | Several:
    """The index of each place along each axis: one array for all axes, or one for each."""
    shape = as_shape(dimensions) if sparse else sizes(dimensions)
    return meshgrid_ij(shape) if sparse else stacked((UNKNOWN if shape.rank is None else shape.rank,), shape)


def meshgrid_ij(shape: Shape) -> tuple[Shape, ...] | Several:
    """Coordinates that broadcast to a shape, one array for each of its axes."""
    if shape.rank is None:
        return Several()
    return tuple(_only(shape, axis) for axis in range(shape.rank))


def _only(grid: Shape, axis: int) -> Shape:
    return Shape(size if place == axis else 1 for place, size in enumerate(grid.dims))
