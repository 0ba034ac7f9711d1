"""What a value is, in words and in parts: ``(N, H) float64``."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import reduce
from typing import TYPE_CHECKING

from shapedgrad.shapes.dim import UNKNOWN, Dim
from shapedgrad.shapes.rules.axes import either
from shapedgrad.shapes.shape import Shape
from shapedgrad_mypy.aval import Aval

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Known:
    """An array, or an integer that is a dimension, or what is made of such."""

    text: str
    aval: Aval | None = None
    parts: tuple[Known | None, ...] | None = None
    """The items of a tuple."""

    item: Known | None = None
    """What is certain of each item of a list, or of what a loop runs through."""

    dim: Dim = UNKNOWN
    """The value of an integer."""

    options: tuple[Known, ...] = ()
    """What it may be, if that differs from call to call."""

    @property
    def vague(self) -> bool:
        """Whether something of its shape is unknown."""
        if self.aval is not None:
            return self.aval.shape.rank is None or UNKNOWN in self.aval.shape.dims
        inner = self.parts or (self.item,)
        return any(part is not None and part.vague for part in inner)

    @property
    def each(self) -> Known | None:
        """What is certain of each of the values that a loop runs through."""
        if self.parts:
            return either_of(*self.parts)
        if self.item is not None or self.aval is None:
            return self.item
        rank = self.aval.shape.rank
        return array(Aval(self.aval.shape.drop((0,)), self.aval.dtype)) if rank else None

    def part(self, position: int) -> Known | None:
        """Return what is certain of one of the values that this one is unpacked into."""
        if self.parts is None:
            return self.each
        return self.parts[position] if position < len(self.parts) else None


def array(aval: Aval) -> Known | None:
    """Return what an array is; None for a number of Python's."""
    if aval.dtype is not None and aval.dtype.startswith("weak"):
        return None
    return Known(f"{aval.shape} {aval.dtype or ''}".strip(), aval)


def integer(dim: Dim) -> Known | None:
    """Return what an integer is, if it is known."""
    return None if dim is UNKNOWN else Known(f"= {dim}", dim=dim)


_LONGEST = 80
"""How long the text of a tuple may be."""


def several(parts: Sequence[Known | None]) -> Known | None:
    """Return what a tuple is, if there is an array in it, or if it is a shape."""
    if parts and all(part is not None and part.dim is not UNKNOWN for part in parts):
        shape = Shape(part.dim for part in parts if part is not None)
        return Known(f"= {shape}", parts=tuple(parts))
    if not any(part is not None and part.dim is UNKNOWN for part in parts):
        return None
    texts = ["_" if part is None else part.text.removeprefix("= ") for part in parts]
    if len(set(texts)) == 1 and len(texts) > 2:
        text = f"{len(texts)} times {texts[0]}"
    else:
        text = f"({texts[0]},)" if len(texts) == 1 else f"({', '.join(texts)})"
    return Known(text if len(text) <= _LONGEST else f"tuple of {len(texts)}", parts=tuple(parts))


def collection(item: Known | None, kind: str = "list") -> Known | None:
    """Return what a list, or anything that can be run through, is."""
    return None if item is None else Known(f"{kind} of {item.text}", item=item)


def either_of(*values: Known | None) -> Known | None:
    """Return what is certain of a value that may be any of some."""
    return reduce(_either, values) if values else None


def _either(one: Known | None, other: Known | None) -> Known | None:
    if one is None or other is None or one == other:
        return one if one == other else None
    if one.aval is not None and other.aval is not None:
        dtype = one.aval.dtype if one.aval.dtype == other.aval.dtype else None
        return array(Aval(either(one.aval.shape, other.aval.shape), dtype))
    if one.parts is not None and other.parts is not None and len(one.parts) == len(other.parts):
        return several([_either(*pair) for pair in zip(one.parts, other.parts, strict=True)])
    if one.item is not None and other.item is not None:
        return collection(_either(one.item, other.item))
    return None


def alternatives(values: Iterable[Known | None]) -> Known | None:
    """Return what a value is, which may differ from time to time; None if it is unknown once."""
    met: dict[Known, None] = {}
    for value in values:
        if value is None:
            return None
        met |= dict.fromkeys(value.options or (value,))
    options = tuple(met)
    joined = either_of(*options)
    if len(options) <= 1 or any(option.vague for option in options):
        return joined
    text = _listed(options)
    if len(text) > _LONGEST:
        return joined
    return replace(joined or Known(""), text=text, options=options)


def _listed(options: Sequence[Known]) -> str:
    """Return alternatives as text, with what they share once."""
    arrays = [option.aval for option in options if option.aval is not None]
    dtypes = {aval.dtype for aval in arrays}
    if len(arrays) == len(options) and len(dtypes) == 1:
        return f"{' or '.join(str(aval.shape) for aval in arrays)} {dtypes.pop() or ''}".strip()
    if all(option.dim is not UNKNOWN for option in options):
        return f"= {' or '.join(str(option.dim) for option in options)}"
    return " or ".join(option.text for option in options)
