"""Coordinates of all places of a grid: ``meshgrid``, ``indices``, ``mgrid``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shapedgrad.shapes.dim import UNKNOWN, maximum
from shapedgrad.shapes.errors import Refusal
from shapedgrad.shapes.indexing import Slice, stacked
from shapedgrad.shapes.rules.creation import sizes
from shapedgrad.shapes.rules.parameters import Several, as_shape, one_of
from shapedgrad.shapes.rules.ranges import steps
from shapedgrad.shapes.shape import ANY, Shape

if TYPE_CHECKING:
    from shapedgrad.shapes.dim import Dim, Unknown
    from shapedgrad.shapes.rules.parameters import Dims, DType, Flag, Ignored, Piece, Pieces, Text


def meshgrid(
    *xi: Shape, copy: Ignored = True, sparse: Flag = False, indexing: Text = "xy"
) -> tuple[Shape, ...]:
    """A grid of all combinations of coordinates, the first two axes exchanged for ``indexing="xy"``."""
    one_of("xy ij", indexing, "indexing")
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
    return _open(shape) if sparse else _full(shape)


def mgrid(key: Pieces) -> Shape:
    """``mgrid[0:3, 0:4]``: for each axis the coordinates of all places; a single slice is a row of numbers."""
    lengths = _lengths(key)
    if not isinstance(lengths, tuple):
        return Shape((lengths,)) if isinstance(key, Slice) else ANY
    return _full(sizes(lengths))


def ogrid(key: Pieces) -> Shape | tuple[Shape, ...] | Unknown:
    """``ogrid[0:3, 0:4]``: for each axis its coordinates alone, which broadcast to the grid."""
    lengths = _lengths(key)
    if not isinstance(lengths, tuple):
        return Shape((lengths,)) if isinstance(key, Slice) else UNKNOWN
    grid = Shape(maximum(length, 0) for length in lengths)
    return tuple(_only(grid, axis) for axis in range(len(lengths)))


def _lengths(key: Pieces) -> Dim | tuple[Dim, ...]:
    """How many coordinates each slice stands for; of a single slice, none if it leads away."""
    if isinstance(key, tuple):
        return tuple(_length(each) for each in key)
    return maximum(points(key) if isinstance(key, Slice) else _length(key), 0)


def _length(piece: Piece) -> Dim:
    if piece is UNKNOWN:
        return UNKNOWN
    if not isinstance(piece, Slice) or piece.stop is None:
        raise Refusal(f"{piece} is no slice with an end")
    return points(piece)


def points(piece: Slice[Dim | complex]) -> Dim:
    """How many numbers a slice stands for: its steps, negative if they lead away; an imaginary step counts them.

    Without an end the start is the end, as in ``arange(3)``.
    """
    start, stop, step = (0 if piece.start is None else piece.start), piece.stop, piece.step
    if isinstance(step, complex):
        if stop is None:
            raise Refusal(f"{piece} has no end")
        return int(abs(step))
    start, stop = (0, start) if stop is None else (start, stop)
    if isinstance(start, complex) or isinstance(stop, complex):
        return UNKNOWN
    return steps(start, stop, 1 if step is None else step)


def _full(shape: Shape) -> Shape:
    """Coordinates of every place, one array for all axes."""
    return stacked((UNKNOWN if shape.rank is None else shape.rank,), shape)


def _open(shape: Shape) -> tuple[Shape, ...] | Several:
    """Coordinates that broadcast to a shape, one array for each of its axes."""
    if shape.rank is None:
        return Several()
    return tuple(_only(shape, axis) for axis in range(shape.rank))


def _only(grid: Shape, axis: int) -> Shape:
    return Shape(size if place == axis else 1 for place, size in enumerate(grid.dims))
