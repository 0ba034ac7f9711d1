"""Arrays that are read: from memory, from files, from whatever runs.

How many numbers there are is not known, unless it is asked for; of what a file holds not even the rank may be.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from shapedgrad.shapes.dim import UNKNOWN, at_least
from shapedgrad.shapes.errors import Refusal
from shapedgrad.shapes.shape import ANY, Rest, Shape

if TYPE_CHECKING:
    from shapedgrad.shapes.dim import Dim
    from shapedgrad.shapes.rules.parameters import Buffer, DType, Flag, Ignored, Length, Nested


def frombuffer(
    buffer: Buffer, dtype: DType = None, count: Dim = -1, offset: Dim = 0, *, like: Ignored = None
) -> Shape:
    """So many numbers, or as many as fit into the bytes."""
    if at_least(count, 0):
        return Shape((count,))
    size = ITEMSIZES.get(dtype or "float64")
    if size is None or not isinstance(buffer, int) or not isinstance(offset, int) or count != -1:
        return Shape((UNKNOWN,))
    if (buffer - offset) % size:
        raise Refusal(f"{buffer - offset} bytes do not divide by {size}")
    return Shape(((buffer - offset) // size,))


ITEMSIZES = {
    "bool": 1,
    **{f"{kind}{bits}": bits // 8 for kind in ("int", "uint") for bits in (8, 16, 32, 64)},
    **{f"float{bits}": bits // 8 for bits in (16, 32, 64)},
    **{f"complex{bits}": bits // 8 for bits in (64, 128)},
}
"""The bytes that a number takes."""


def fromiter(iter: Length, dtype: DType, count: Dim = -1, *, like: Ignored = None) -> Shape:
    """So many numbers, or as many as there are."""
    if at_least(count - iter, 1):
        raise Refusal(f"there are {iter} items, not {count}")
    return Shape((iter if at_least(-count, 1) else count if at_least(count, 0) else UNKNOWN,))


def fromstring(
    string: Ignored, dtype: DType = None, count: Dim = -1, *, sep: Ignored, like: Ignored = None
) -> Shape:
    """So many numbers, or as many as there are."""
    return Shape((count if at_least(count, 0) else UNKNOWN,))


def fromfile(
    file: Ignored,
    dtype: DType = None,
    count: Ignored = -1,
    sep: Ignored = "",
    offset: Ignored = 0,
    *,
    like: Ignored = None,
) -> Shape:
    """At most so many numbers, as the file has."""
    return Shape((UNKNOWN,))


def fromregex(file: Ignored, regexp: Ignored, dtype: DType, encoding: Ignored = None) -> Shape:
    """A record for each match."""
    return Shape((UNKNOWN,))


def loadtxt(
    fname: Ignored,
    dtype: DType = None,
    comments: Ignored = "#",
    delimiter: Ignored = None,
    converters: Ignored = None,
    skiprows: Ignored = 0,
    usecols: Nested | None = None,
    unpack: Flag = False,
    ndmin: Dim = 0,
    encoding: Ignored = None,
    max_rows: Ignored = None,
    *,
    quotechar: Ignored = None,
    like: Ignored = None,
) -> Shape:
    """Rows and columns, of which those may be left out that are one; as many columns as are named."""
    if at_least(ndmin, 3) or at_least(-ndmin, 1):
        raise Refusal(f"ndmin is {ndmin}, not 0, 1 or 2")
    if ndmin == 0:
        return ANY
    if ndmin != 2 or (dtype is not None and dtype not in ITEMSIZES):
        return Shape((UNKNOWN, Rest())) if ndmin == 1 else ANY
    columns = len(usecols) if isinstance(usecols, tuple) else 1 if isinstance(usecols, int) else UNKNOWN
    return Shape((columns, UNKNOWN) if unpack else (UNKNOWN, columns))


def genfromtxt(
    fname: Ignored,
    dtype: Ignored = None,
    comments: Ignored = "#",
    delimiter: Ignored = None,
    skip_header: Ignored = 0,
    skip_footer: Ignored = 0,
    converters: Ignored = None,
    missing_values: Ignored = None,
    filling_values: Ignored = None,
    usecols: Ignored = None,
    names: Ignored = None,
    excludelist: Ignored = None,
    deletechars: Ignored = "",
    replace_space: Ignored = "_",
    autostrip: Ignored = False,
    case_sensitive: Ignored = True,
    defaultfmt: Ignored = "f%i",
    unpack: Ignored = None,
    usemask: Ignored = False,
    loose: Ignored = True,
    invalid_raise: Ignored = True,
    max_rows: Ignored = None,
    encoding: Ignored = None,
    *,
    ndmin: Ignored = 0,
    like: Ignored = None,
) -> Shape:
    """Rows and columns, or records: which of them depends on the file."""
    return ANY
