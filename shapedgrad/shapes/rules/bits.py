"""Bits in bytes: ``packbits``, ``unpackbits``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shapedgrad.shapes.dim import UNKNOWN, at_least
from shapedgrad.shapes.errors import Refusal
from shapedgrad.shapes.rules.axes import flat_or, lenient

if TYPE_CHECKING:
    from shapedgrad.shapes.dim import Dim
    from shapedgrad.shapes.rules.parameters import Axis, Ignored
    from shapedgrad.shapes.shape import Shape


def packbits(a: Shape, axis: Axis | None = None, bitorder: Ignored = "big") -> Shape:
    """Eight bits in a byte, along an axis; those that are missing are 0."""
    a, axis = flat_or(a, lenient(a, axis))
    return a.replace(axis, (a.dim(axis) + 7) // 8)


def unpackbits(
    a: Shape, axis: Axis | None = None, count: Dim | None = None, bitorder: Ignored = "big"
) -> Shape:
    """Eight bits for each byte along an axis: so many as asked for, or all but so many if that is negative."""
    a, axis = flat_or(a, lenient(a, axis))
    return a.replace(axis, _bits(8 * a.dim(axis), count))


def _bits(bits: Dim, count: Dim | None) -> Dim:
    if count is None:
        return bits
    if at_least(count, 0):
        return count
    if at_least(-count - bits, 1):
        raise Refusal(f"{-count} bits cannot be left out of {bits}", "shape-axis")
    return bits + count if at_least(-count, 1) else UNKNOWN
