"""What is shown of a file: plain values, which outlive mypy's run."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shapedgrad_mypy.aval import Aval

Items = tuple["int | str | None", ...]
"""A shape: sizes, names and arithmetic of them, None for an unknown size, ``"..."`` for any number of dimensions."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Where something stands: lines from 1, columns from 0, in characters; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Hint:
    """The shape and dtype of what a statement assigns, takes or returns."""

    line: int
    kind: str
    """``assignment``, ``argument``, ``return`` or ``loop``."""

    name: str
    """The variable, or the function that returns."""

    text: str
    shape: Items | None = None
    dtype: str | None = None
    alone: bool = False
    """Whether the statement says no more than this, so that the name need not be repeated."""


@dataclass(frozen=True, slots=True)
class Message:
    """What mypy says of a place."""

    span: Span
    severity: str
    text: str
    code: str | None

    @property
    def about_shapes(self) -> bool:
        """Whether it is ours, or of shapes all the same, or the end of the run."""
        code = self.code or ""
        return code.startswith("shape") or code == "syntax" or "shape" in self.text


@dataclass(slots=True)
class ShownFile:
    """A file, and all that is known of it."""

    path: str
    source: str
    hints: list[Hint] = field(default_factory=list)
    expressions: dict[Span, str] = field(default_factory=dict)
    messages: list[Message] = field(default_factory=list)

    @property
    def lines(self) -> list[str]:
        """Return the lines of the source."""
        return self.source.splitlines()

    def forget_others(self) -> int:
        """Forget messages that are not about shapes; return how many there were."""
        kept = [message for message in self.messages if message.about_shapes]
        forgotten = len(self.errors) - sum(message.severity == "error" for message in kept)
        self.messages = kept
        return forgotten

    @property
    def errors(self) -> list[Message]:
        """Return what makes the check fail."""
        return [message for message in self.messages if message.severity == "error"]


def items_of(aval: Aval) -> Items:
    """Return a shape as a tuple that JSON can say."""
    return tuple(_item(str(item)) for item in aval.shape.items)


def _item(text: str) -> int | str | None:
    if text.lstrip("-").isdigit():
        return int(text)
    return None if text == "_" else text
