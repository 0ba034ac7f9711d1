"""An array as the rules see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shapedgrad.shapes.shape import Shape


@dataclass(frozen=True, slots=True)
class Aval:
    """The abstract value of an operand: its shape and the name of its dtype, without its numbers."""

    shape: Shape
    dtype: str | None
