"""Arrays put together and taken apart: ``concatenate``, ``stack``, ``split``, ``pad``, ``insert``."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from shapedgrad.shapes.agreement import agree
from shapedgrad.shapes.dim import UNKNOWN, Dim, Polynomial, at_least, is_declared, same
from shapedgrad.shapes.errors import Refusal
from shapedgrad.shapes.indexing import Slice, sliced, stacked
from shapedgrad.shapes.rules.axes import flat_or
from shapedgrad.shapes.rules.dimensions import page, row
from shapedgrad.shapes.rules.parameters import ByAxis, Several, one_of
from shapedgrad.shapes.rules.targets import exactly
from shapedgrad.shapes.rules.wording import text
from shapedgrad.shapes.shape import ANY, SCALAR, Shape

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from shapedgrad.shapes.rules.parameters import Arrays, Axis, DType, Ignored, Nested, Text


def concatenate(
    arrays: Arrays,
    axis: Axis | None = 0,
    out: Shape | None = None,
    *,
    dtype: DType = None,
    casting: Ignored = "same_kind",
) -> Shape:
    """Along an axis that is there, the others being equal; flattened without one."""
    if isinstance(arrays, Several):
        each, axis = flat_or(arrays.shape, axis)
        return exactly(out, each.replace(axis, each.dim(axis) * arrays.count))
    if not arrays:
        raise Refusal("there is nothing to join")
    pieces = [_with_axis(a, axis) for a in arrays]
    return exactly(out, reduce(lambda joined, a: _beside(joined, a, axis or 0), pieces))


def _with_axis(a: Shape, axis: Axis | None) -> Shape:
    try:
        return flat_or(a, axis)[0]
    except Refusal:
        raise Refusal(f"{a} has no axis {axis}", "shape-axis") from None


def _beside(first: Shape, second: Shape, axis: int) -> Shape:
    length = first.dim(axis) + second.dim(axis)
    return alike(first.replace(axis, UNKNOWN), second.replace(axis, UNKNOWN)).replace(axis, length)


def alike(first: Shape, second: Shape) -> Shape:
    """The shape that both have."""
    if first.rest and first.rest.name and first.rest == second.rest and len(first.items) != len(second.items):
        raise Refusal(f"the ranks of {first} and {second} differ")
    if first.rank is None or second.rank is None:
        return first if first == second else second if first.rank is None else first
    if first.rank != second.rank:
        raise Refusal(f"the ranks are {first.rank} and {second.rank}")
    pairs = enumerate(zip(first.dims, second.dims, strict=True), start=-first.rank)
    return Shape(agree(a, b, f"axis {axis} is", "shape-join") for axis, (a, b) in pairs)


def listed(items: Sequence[Shape]) -> Shape:
    """``array([a, b])``: what a list is as an array, its items all having one shape.

    Raises `Refusal`: the shapes that differ, or (shape-unproven) that they need not be equal.
    """
    if not items:
        return Shape((0,))
    each = items[0]
    for item in items[1:]:
        try:
            each = alike(each, item)
        except Refusal as refusal:
            if refusal.code == "shape-unproven":
                raise
            raise Refusal(f"its items have the shapes {items[0]} and {item}") from None
    return stacked((len(items),), each)


def stack(
    arrays: Arrays,
    axis: Axis = 0,
    out: Shape | None = None,
    *,
    dtype: DType = None,
    casting: Ignored = "same_kind",
) -> Shape:
    """Equal shapes along a new axis."""
    if isinstance(arrays, Several):
        return exactly(out, arrays.shape.insert(axis, arrays.count))
    if not arrays:
        raise Refusal("there is nothing to stack")
    return exactly(out, reduce(alike, arrays).insert(axis, len(arrays)))


def _each(arrays: Arrays, change: Callable[[Shape], Shape]) -> Arrays:
    if isinstance(arrays, Several):
        return Several(change(arrays.shape), arrays.count)
    return tuple(map(change, arrays))


def vstack(tup: Arrays, *, dtype: DType = None, casting: Ignored = "same_kind") -> Shape:
    """Along the first axis, vectors being rows."""
    return concatenate(_each(tup, row), 0)


def hstack(tup: Arrays, *, dtype: DType = None, casting: Ignored = "same_kind") -> Shape:
    """Along the second axis; vectors along their only one."""
    first = tup.shape if isinstance(tup, Several) else tup[0] if tup else SCALAR
    if first.rank is None and len(first.items) < 3:
        return ANY
    return concatenate(_each(tup, _line), 0 if _line(first).rank == 1 else 1)


def _line(a: Shape) -> Shape:
    return Shape((1,)) if a == SCALAR else a


def dstack(tup: Arrays) -> Shape:
    """Along the third axis, matrices being pages of depth 1."""
    return concatenate(_each(tup, page), 2)


def column_stack(tup: Arrays) -> Shape:
    """Along the second axis, vectors being columns."""
    return concatenate(_each(tup, _column), 1)


def _column(a: Shape) -> Shape:
    if a.rank is None:
        return a if len(a.items) > 2 else ANY
    return a if a.rank > 1 else Shape((a.size, 1))


def append(arr: Shape, values: Shape, axis: Axis | None = None) -> Shape:
    """One array behind the other; flattened without an axis."""
    return concatenate((arr, values), axis)


def split(ary: Shape, indices_or_sections: Nested, axis: Axis = 0) -> tuple[Shape, ...] | Several:
    """Equal sections along an axis, or the pieces between indices."""
    size = ary.dim(axis)
    if isinstance(indices_or_sections, int) and indices_or_sections > 0:
        if same(size % indices_or_sections, 0) is False:
            raise Refusal(f"axis {axis} of size {size} does not divide by {indices_or_sections}")
        if is_declared(size % indices_or_sections):
            raise Refusal(f"{size} need not divide by {indices_or_sections}", "shape-unproven")
    if isinstance(indices_or_sections, Polynomial) and same(size % indices_or_sections, 0):
        return Several(ary.replace(axis, size // indices_or_sections), indices_or_sections)
    return array_split(ary, indices_or_sections, axis)


def array_split(ary: Shape, indices_or_sections: Nested, axis: Axis = 0) -> tuple[Shape, ...] | Several:
    """Sections along an axis, the first ones larger by one; or the pieces between indices."""
    size, parts = ary.dim(axis), indices_or_sections
    if isinstance(parts, int):
        if parts < 1:
            raise Refusal(f"{parts} sections are wanted")
        return tuple(ary.replace(axis, (size + parts - 1 - place) // parts) for place in range(parts))
    if not isinstance(parts, tuple):
        return Several(ary.replace(axis, UNKNOWN), UNKNOWN)
    bounds = zip((None, *parts), (*parts, None), strict=True)
    return tuple(ary.replace(axis, sliced(size, Slice(start, stop))) for start, stop in bounds)


def vsplit(ary: Shape, indices_or_sections: Nested) -> tuple[Shape, ...] | Several:
    """``split`` along the first axis of two or more."""
    return split(_of_rank(ary, 2), indices_or_sections, 0)


def hsplit(ary: Shape, indices_or_sections: Nested) -> tuple[Shape, ...] | Several:
    """``split`` along the second axis; of a vector, along its only one."""
    if not ary.known_rank and len(ary.items) < 3:
        return Several()
    return split(_of_rank(ary, 1), indices_or_sections, 0 if ary.rank == 1 else 1)


def dsplit(ary: Shape, indices_or_sections: Nested) -> tuple[Shape, ...] | Several:
    """``split`` along the third axis."""
    return split(_of_rank(ary, 3), indices_or_sections, 2)


def _of_rank(a: Shape, least: int) -> Shape:
    if a.rank is not None and a.rank < least:
        raise Refusal(f"{a} has rank {a.rank} where {least} or more is wanted")
    return a


MODES = "constant edge empty linear_ramp maximum mean median minimum reflect symmetric wrap"


def pad(
    array: Shape,
    pad_width: Nested,
    mode: Text = "constant",
    *,
    constant_values: Ignored = 0,
    end_values: Ignored = 0,
    stat_length: Ignored = None,
    reflect_type: Ignored = "even",
) -> Shape:
    """So many entries more before and after each axis."""
    one_of(MODES, mode, "mode")
    if array.rank is None:
        return ANY
    widths = _widths(pad_width, array)
    for before, after in widths:
        if at_least(-before, 1) or at_least(-after, 1):
            raise Refusal(f"widths {before} and {after} are negative")
    for size, pair in zip(array.dims, widths, strict=True):
        if isinstance(mode, str) and mode not in {"constant", "empty"} and size == 0 and _some(pair):
            raise Refusal(f"there is nothing to pad an axis of size 0 with in mode {mode}")
    return Shape(size + before + after for size, (before, after) in zip(array.dims, widths, strict=True))


def _some(pair: tuple[Dim, Dim]) -> bool:
    return any(at_least(width, 1) for width in pair)


def _widths(width: Nested, array: Shape) -> list[tuple[Dim, Dim]]:
    """Two widths for each axis: one for all, one pair for all, or a pair for each."""
    if isinstance(width, ByAxis):
        return _widths_by_axis(width, array)
    rank = len(array.dims)
    if not isinstance(width, tuple):
        return [(width, width)] * rank
    pairs = [each if isinstance(each, tuple) else (each,) for each in width]
    in_pairs = any(isinstance(each, tuple) for each in width) or (
        len(width) == rank and set(width) == {UNKNOWN}
    )
    pairs = pairs if in_pairs else [width]
    lengths = {len(pair) for pair in pairs if pair != (UNKNOWN,)}
    if len(pairs) not in {1, rank} or not (lengths <= {1} or lengths <= {2}):
        raise Refusal(f"{text(width)} does not tell two widths for each axis")
    return [(pair[0], pair[-1]) for pair in (pairs if len(pairs) == rank else pairs * rank)]


def _widths_by_axis(width: ByAxis, array: Shape) -> list[tuple[Dim, Dim]]:
    """Two widths for each axis: those that it is given, or none."""
    widths: list[tuple[Dim, Dim]] = [(0, 0)] * len(array.dims)
    for axis, given in width.items:
        if not isinstance(axis, int):
            return [(UNKNOWN, UNKNOWN)] * len(array.dims)
        widths[array.normalize(axis)] = given if isinstance(given, tuple) else (given, given)
    return widths
