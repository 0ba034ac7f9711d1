"""The same memory seen in another way: windows that slide, strides that are given, items of another size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shapedgrad.shapes.dim import UNKNOWN, at_least, is_declared, same
from shapedgrad.shapes.errors import Refusal
from shapedgrad.shapes.indexing import stacked
from shapedgrad.shapes.rules.axes import several
from shapedgrad.shapes.rules.creation import sizes
from shapedgrad.shapes.rules.parameters import as_shape, is_certain
from shapedgrad.shapes.rules.wording import counted
from shapedgrad.shapes.shape import ANY, SCALAR, Shape

if TYPE_CHECKING:
    from shapedgrad.shapes.dim import Dim
    from shapedgrad.shapes.rules.parameters import Dims, Ignored, Itemsizes, Nested


def sliding_window_view(
    x: Shape,
    window_shape: Dims,
    axis: Nested | None = None,
    *,
    subok: Ignored = False,
    writeable: Ignored = False,
) -> Shape:
    """All places of a window along some axes, and behind them the window's own axes."""
    window = sizes(window_shape)
    if x.rank is None or window.rank is None:
        return ANY
    axes: Nested = range(x.rank) if axis is None else several(axis)
    if not is_certain(axis):
        return stacked((UNKNOWN,) * x.rank, window)
    if len(axes) != window.rank:
        raise Refusal(
            f"{counted(len(axes), 'axis is', 'axes are')} for a window of rank {window.rank}", "shape-axis"
        )
    places = x
    for each, size in zip(axes, window.dims, strict=True):
        if at_least(size - places.dim(each), 1):
            raise Refusal(f"axis {each} of size {places.dim(each)} has no window of size {size}")
        places = places.replace(each, places.dim(each) - size + 1)
    return stacked(places, window)


def as_strided(
    x: Shape,
    shape: Dims | None = None,
    strides: Dims | None = None,
    subok: Ignored = False,
    writeable: Ignored = True,
) -> Shape:
    """The shape asked for, a stride for each of its axes."""
    wanted = x if shape is None else sizes(shape)
    ranks = wanted.rank, None if strides is None else as_shape(strides).rank
    if None not in ranks and ranks[0] != ranks[1]:
        raise Refusal(f"{ranks[1]} strides are for rank {ranks[0]}", "shape-axis")
    return wanted


def view(a: Shape, dtype: Itemsizes | None = None, type: Ignored = None) -> Shape:
    """``a.view(dtype)``: the last axis as long as the same bytes are in items of another size."""
    if dtype is None or a == SCALAR:
        return _of_one_number(a, dtype)
    before, after = dtype if isinstance(dtype, tuple) else (UNKNOWN, UNKNOWN)
    if same(before, after):
        return a
    if not isinstance(before, int) or not isinstance(after, int):
        return a.replace(-1, UNKNOWN) if len(a.items) > 1 or a.known_rank else ANY
    if after < before and before % after:
        raise Refusal(f"items of {before} bytes do not divide into such of {after}")
    return a.replace(-1, _divided(a.dim(-1) * before, after))


def _of_one_number(a: Shape, dtype: Itemsizes | None) -> Shape:
    if isinstance(dtype, tuple) and same(*dtype) is False:
        raise Refusal(f"a 0-d array of {dtype[0]} bytes does not hold {dtype[1]}")
    return a


def _divided(size: Dim, after: int) -> Dim:
    rest = size % after
    if same(rest, 0) is False:
        raise Refusal(f"{size} bytes do not divide by {after}")
    if rest != 0 and is_declared(rest):
        raise Refusal(f"{size} bytes need not divide by {after}", "shape-unproven")
    return size // after
