"""The dimension of which nothing is known."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

from .errors import Refusal

if TYPE_CHECKING:
    from .polynomial import Dim


class Unknown(Enum):
    """The type of `UNKNOWN`, its only value: it absorbs arithmetic, except that 0 times it is 0."""

    UNKNOWN = "_"

    def __str__(self) -> str:
        return self.value

    __repr__ = __str__

    def __neg__(self) -> Unknown:
        return self

    def __add__(self, other: Dim) -> Unknown:
        return self

    __radd__ = __sub__ = __rsub__ = __rfloordiv__ = __rmod__ = __add__

    def __mul__(self, other: Dim) -> Dim:
        return 0 if other == 0 else self

    __rmul__ = __mul__

    def __floordiv__(self, other: Dim) -> Unknown:
        if other == 0:
            raise Refusal(f"{self} is divided by 0")
        return self

    __mod__ = __floordiv__


UNKNOWN: Final = Unknown.UNKNOWN
