"""The tape: what one differentiation records, in the order in which it happened."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import CodeType

    from shapedgrad.autodiff.primitive import Primitive

# Births of tapes are numbered, so of two tapes the inner one has the larger level, whichever thread made it:
# next() on a counter is atomic, and nothing else is shared between differentiations.
_levels = count()


class Entry(NamedTuple):
    """One recorded operation; the engine builds and reads it as a bare tuple, which is twice as fast.

    ``args`` are the operands with this tape's traced arrays replaced by their values; ``parents`` pairs the
    position of each traced operand with the index of the tape at which it was recorded.
    """

    primitive: Primitive
    result: Any
    args: Sequence[Any]
    params: dict[str, Any]
    parents: Sequence[tuple[int, int]]
    code: CodeType
    instruction: int

    @property
    def line(self) -> tuple[str, int]:
        """File and line of the code that called the operation."""
        positions = list(self.code.co_positions())
        number = positions[self.instruction // 2][0]
        return self.code.co_filename, number or self.code.co_firstlineno


class Tape:
    """The operations of one differentiation; ``entries[index]`` is a tuple laid out as an `Entry`."""

    __slots__ = ("entries", "level", "next_index")

    def __init__(self) -> None:
        self.level = next(_levels)
        self.entries: dict[int, tuple[Any, ...]] = {}
        self.next_index: Callable[[], int] = count().__next__

    def close(self) -> None:
        """Refuse further operations: the function that was differentiated has returned."""
        self.next_index = _escaped


def _escaped() -> NoReturn:
    msg = (
        "a traced array was used after the differentiation that made it had ended; return it from the function "
        "instead (grad(f, has_aux=True) hands such values out as plain arrays)"
    )
    raise RuntimeError(msg)
