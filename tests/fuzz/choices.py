"""What a random statement is drawn from: chances, sizes, axes, and mistakes."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any, TypeVar

import numpy as np

from tests.fuzz.program import Scope, Size, evaluate

T = TypeVar("T")
Dims = tuple[Size, ...]

NAMES = ("N", "D", "K", "M")
LITERALS = (1, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 6)
RANKS = (0, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 4)


class Unsuitable(Exception):
    """No statement of the family can be made here."""


def literal(value: int) -> Size:
    return Size(str(value), str(value))


class Choices:
    """Chances, sizes and axes in a scope."""

    def __init__(self, rng: random.Random, scope: Scope) -> None:
        self.rng = rng
        self.scope = scope
        self.values = np.random.default_rng(rng.getrandbits(32))
        self.wrong = False
        self.operation = ""
        self.data = False  # the numbers, or whether a size is 1, decide the shape

    # ------------------------------------------------------------------------------------- chances

    def pick(self, *options: T) -> T:
        return self.rng.choice(options)

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def mistake(self, share: float = 0.5) -> bool:
        """Whether to make a mistake here."""
        return self.wrong and self.chance(share)

    def option(self, share: float, *texts: str) -> str:
        """Further arguments, sometimes."""
        return ", " + self.pick(*texts) if self.chance(share) else ""

    # --------------------------------------------------------------------------------------- sizes

    def size(self) -> Size:
        if not self.scope.symbolic:
            return literal(0) if self.chance(0.02) else literal(self.pick(*LITERALS))
        name = self.pick(*NAMES)
        if self.chance(0.2):
            return literal(self.pick(*LITERALS))
        if self.chance(0.12):
            return self.pick(
                Size(f"{name}+1", f"({name.lower()} + 1)"), Size(f"2*{name}", f"(2 * {name.lower()})")
            )
        return Size(name, self._spelled(name) if self.chance(0.15) else name.lower())

    def _spelled(self, notation: str) -> str:
        """A size as code: where a given array has it, or as it is."""
        places = [
            (each, axis)
            for each in self.scope.operands.values()
            for axis, dim in enumerate(each.dims)
            if dim.notation == notation and not each.is_result
        ]
        if not places:
            return notation.lower()
        array, axis = self.pick(*places)
        return f"len({array})" if axis == 0 and self.chance(0.3) else f"{array}.shape[{axis}]"

    def sizes(self, least: int = 0, most: int = 4) -> Dims:
        rank = self.pick(*(each for each in RANKS if least <= each <= most))
        return tuple(self.size() for _ in range(rank))

    def other(self, dim: Size) -> Size:
        """A different size."""
        return next(each for each in iter(self.size, None) if each.notation not in {dim.notation, "1"})

    def spoil(self, dims: Dims, share: float = 0.6) -> Dims:
        """The sizes; if there is to be a mistake, one of them is different, or one too many."""
        if not dims or not self.mistake(share):
            return dims
        at = self.rng.randrange(len(dims))
        if self.chance(0.15):
            return (*dims[:at], *dims[at + 1 :])
        return (*dims[:at], self.other(dims[at]), *dims[at + 1 :])

    def broadcastable(self, dims: Dims) -> Dims:
        """A shape that broadcasts to the other: fewer axes, some of them 1."""
        start = self.rng.randint(0, len(dims)) if self.chance(0.3) else 0
        given = tuple(literal(1) if self.chance(0.12) else dim for dim in dims[start:])
        return self.spoil(given)

    def value(self, dim: Size) -> int:
        """The size in the first instantiation."""
        return evaluate(dim, self.scope.instantiations[0])

    def tuple(self, dims: Sequence[Any]) -> str:
        """A shape as code."""
        inside = ", ".join(map(str, dims))
        return f"({inside},)" if len(dims) == 1 else f"({inside})"

    def shape_argument(self, dims: Dims) -> str:
        """A shape as code: in one dimension also a plain integer; a list; or what an array has."""
        same = [
            each for each in self.scope.operands.values() if each.dims == tuple(dims) and not each.is_result
        ]
        if same and self.chance(0.15):
            return f"{self.rng.choice(same)}.shape"
        if len(dims) == 1 and self.chance(0.5):
            return str(dims[0])
        given = [
            dim if self.scope.symbolic or self.chance(0.95) else self._spelled(dim.notation) for dim in dims
        ]
        return f"[{', '.join(map(str, given))}]" if self.chance(0.05) else self.tuple(given)

    # ---------------------------------------------------------------------------------------- axes

    def axis(self, rank: int) -> int:
        if self.mistake() or not rank:
            return self.pick(rank, -rank - 1, rank + 1)
        return self.rng.randrange(-rank, rank)

    def signed(self, axis: int, rank: int) -> int:
        """The same axis, sometimes counted from the end; or one that does not exist."""
        if self.mistake(0.15):
            return self.pick(rank, -rank - 1)
        return axis - rank if 0 <= axis < rank and self.chance(0.35) else axis

    def axes(self, rank: int, count: int | None = None) -> tuple[int, ...]:
        """Several different axes."""
        count = self.rng.randint(0, rank) if count is None else count
        chosen = [
            axis - rank if self.chance(0.4) else axis
            for axis in self.rng.sample(range(rank), min(count, rank))
        ]
        if chosen and self.mistake():
            chosen[0] = self.pick(rank, chosen[-1], -rank - 1)
        return tuple(chosen)

    def axis_argument(self, rank: int, *, many: bool = True, keyword: bool = False) -> str:
        """``, axis=0``, in one of its forms, or nothing."""
        if self.chance(0.2):
            return ""
        where = self.pick("None", str(self.axis(rank)), str(self.axis(rank)))
        if many and self.chance(0.25):
            where = self.tuple(self.axes(rank))
        return f", {where}" if not keyword and self.chance(0.3) else f", axis={where}"
