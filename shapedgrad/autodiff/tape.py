"""The levels of nested transformations, and the tape: what reverse mode records, in the order in which it happened."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import CodeType

    from shapedgrad.autodiff.primitive import Primitive

# Births are numbered, so of two transformations the inner one has the larger level, whichever thread made it:
# next() on a counter is atomic, and nothing else is shared between them.
_levels = count()


class Level:
    """One run of a function under a transformation; traced arrays of different levels are never confused.

    ``next_index`` gives each result its place, and ``entries[index] = entry`` takes note of an operation: a tape
    keeps it, forward mode pushes the tangents through it at once and forgets it.
    """

    __slots__ = ("entries", "level", "next_index")

    batch = False
    """Whether operations are interpreted (`interpret`) rather than done on the values and taken note of."""
    records = False
    """Whether this is the outermost level of a function that is being compiled."""
    keeps = True
    """Whether all values are kept: a tape lets go of those that no rule reads (`shapedgrad.autodiff.spared`)."""

    def __init__(self, entries: Any, next_index: Callable[[], Any]) -> None:
        self.level = next(_levels)
        self.entries = entries
        self.next_index = next_index

    @property
    def ended(self) -> bool:
        """Whether the function that was transformed has returned."""
        return self.next_index is _escaped

    def interpret(self, primitive: Primitive, args: Sequence[Any], params: dict[str, Any]) -> Any:
        """Do an operation in another way than on the values and by taking note of it (`vmap`)."""
        raise NotImplementedError

    def ask(self, question: Callable[[Any], bool], x: Any) -> bool:
        """Answer a question about a value, and take note of the answer (`shapedgrad.compile`)."""
        raise NotImplementedError

    def widening(self, x: Any) -> Any:
        """Return a recorded value, as NumPy's number if it is a Python float."""
        raise NotImplementedError

    def close(self) -> None:
        """Refuse further operations: the function that was transformed has returned."""
        self.next_index = _escaped


class Entry(NamedTuple):
    """One recorded operation; the engine builds and reads it as a bare tuple, which is twice as fast.

    ``args`` are the operands with this tape's traced arrays replaced by their values; ``parents`` pairs the
    position of each traced operand with the index of the tape at which it was recorded. Of an array whose values
    no rule will read there may be but an `Aval`.
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


class Tape(Level):
    """The operations of one differentiation; ``entries[index]`` is a tuple laid out as an `Entry`."""

    __slots__ = ("keeps",)

    def __init__(self, keeps: bool = False) -> None:
        self.level = next(_levels)
        self.entries = {}
        self.next_index = count().__next__
        self.keeps = keeps


def _escaped() -> NoReturn:
    msg = (
        "a traced array was used after the differentiation that made it had ended; return it from the function "
        "instead (grad(f, has_aux=True) hands such values out as plain arrays)"
    )
    raise RuntimeError(msg)
