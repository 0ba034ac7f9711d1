"""mypy's columns -> characters."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from mypy.nodes import OpExpr

from shapedgrad_mypy.commands.records import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mypy.nodes import Context

_TEXT = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|#[^\n]*")

_BEGINNING = re.compile(r"[\w(\[{\"'~+.-]")
_END = re.compile(r"[\w)\]}\"'.]")


class Positions:
    """Where mypy's nodes stand in a source.

    mypy's old parser counts bytes, as Python's does. Its native one (mypy 2.4.1) counts characters, but takes these for
    bytes and converts them once more, so that columns behind letters that are not ASCII's are too small; and it leaves
    out the parentheses at either end of a binary operation: `a + b) * (c - d`.
    """

    def __init__(self, lines: Sequence[str], *, native: bool) -> None:
        self._lines = lines
        self._native = native
        self._starts = [0, *accumulate(len(line) + 1 for line in lines)]
        # Brackets in texts and comments do not count.
        self._bare = _TEXT.sub(lambda found: " " * len(found[0]), "\n".join(lines))

    def span(self, node: Context) -> Span | None:
        """Return where a node stands; None for one that mypy made up."""
        if node.line < 1 or node.end_line is None or node.end_column is None:
            return None
        span = self.of(node.line, node.column, node.end_line, node.end_column)
        return self._balanced(span) if self._native and isinstance(node, OpExpr) else span

    def of(self, line: int, column: int, end_line: int, end_column: int) -> Span:
        """Return the span between two places of mypy's."""
        end = self._character(end_line, end_column, ends=True)
        return Span(line, self._character(line, column, ends=False), end_line, end)

    def within(self, line: int, column: int, end_line: int, end_column: int) -> Span:
        """Return the span between two places that may lie before the first line, or behind the last."""
        last = max(len(self._lines), 1)
        line = min(max(line, 1), last)
        return self.of(line, max(column, 0), min(max(end_line, line), last), max(end_column, 0))

    def _character(self, line: int, column: int, *, ends: bool) -> int:
        text = self._lines[line - 1] if 1 <= line <= len(self._lines) else ""
        if text.isascii():
            return column
        if not self._native:
            return len(text.encode()[:column].decode(errors="ignore"))
        first = len(text[:column].encode())
        width = len(text[column : column + 1].encode())
        fits = _may_end if ends else _may_begin
        return next((place for place in range(first, first + width) if fits(text, place)), first)

    def _balanced(self, span: Span) -> Span:
        """Return a span with the parentheses that are missing at its ends."""
        start, end = self._offset(span.line, span.column), self._offset(span.end_line, span.end_column)
        depth = lowest = 0
        for sign in self._bare[start:end]:
            depth += {"(": 1, ")": -1}.get(sign, 0)
            lowest = min(lowest, depth)
        for _ in range(-lowest):
            start = self._bare.rfind("(", 0, start)
        for _ in range(depth - lowest):
            end = self._bare.find(")", end) + 1
        return span if start < 0 or end <= 0 else Span(*self._place(start), *self._place(end))

    def _offset(self, line: int, column: int) -> int:
        return self._starts[min(line, len(self._lines)) - 1] + column

    def _place(self, offset: int) -> tuple[int, int]:
        line = max(number for number, start in enumerate(self._starts, 1) if start <= offset)
        return line, offset - self._starts[line - 1]


def _may_begin(text: str, place: int) -> bool:
    """Tell whether an expression may begin at a place."""
    return bool(_BEGINNING.match(text[place : place + 1])) and not _within_word(text, place)


def _may_end(text: str, place: int) -> bool:
    """Tell whether an expression may end before a place."""
    return bool(_END.match(text[place - 1 : place])) and not _within_word(text, place)


def _within_word(text: str, place: int) -> bool:
    return bool(re.match(r"\w\w", text[place - 1 : place + 1]))
