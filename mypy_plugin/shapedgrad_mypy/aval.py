"""An array as the rules see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from shapedgrad.shapes.dim import UNKNOWN
from shapedgrad.shapes.dtypes import promote
from shapedgrad.shapes.errors import Refusal
from shapedgrad.shapes.indexing import UNKNOWN_ITEM, IndexArray, Mask, NoIndex
from shapedgrad.shapes.rules.joining import listed
from shapedgrad.shapes.shape import SCALAR

if TYPE_CHECKING:
    from shapedgrad.shapes.indexing import IndexItem
    from shapedgrad.shapes.shape import Shape


@dataclass(frozen=True, slots=True)
class Aval:
    """The abstract value of an operand: its shape and the name of its dtype, without its numbers."""

    shape: Shape
    dtype: str | None


class Ragged(Exception):
    """A list literal whose items differ in shape, so that there is no array of it (unless of objects)."""

    def __init__(self, reason: str, code: str) -> None:
        super().__init__(reason)
        self.code = code


def stacked(items: Sequence[Aval]) -> Aval:
    """Return the operand that a list of operands is: they must all have one shape."""
    try:
        shape = listed([item.shape for item in items])
    except Refusal as refusal:
        raise Ragged(refusal.reason, refusal.code) from None
    return Aval(shape, promote(*(strong(item.dtype) for item in items)) if items else "float64")


def strong(dtype: str | None) -> str | None:
    """Return the dtype that NumPy gives Python's numbers in a list."""
    return {"weak int": "int64", "weak float": "float64", "weak complex": "complex128"}.get(
        dtype or "", dtype
    )


def index_item(index: Aval) -> IndexItem:
    """Return what an array, or a single number, is as an index: of truth values it selects, of integers it picks."""
    if index.dtype == "bool":
        return Mask(index.shape)
    if index.dtype is not None and index.dtype.startswith(("float", "complex")):
        return NoIndex(index.dtype, index.shape)
    if index.dtype is None or "int" not in index.dtype:
        return UNKNOWN_ITEM
    return UNKNOWN if index.shape == SCALAR else IndexArray(index.shape)
