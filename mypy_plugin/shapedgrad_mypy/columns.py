"""Where mypy says that an expression stands, and where Python does: they differ behind letters beyond ASCII."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from shapedgrad_mypy.interpretation.calling import Span
    from shapedgrad_mypy.interpretation.machine import Finding

V = TypeVar("V")


class Columns:
    """The lines of a module that are not plain ASCII.

    Python counts bytes; mypy 2.4 takes off what it counts too many, but twice.
    """

    def __init__(self, text: str) -> None:
        lines = enumerate(text.splitlines(), 1) if not text.isascii() else ()
        self._lines = {number: line.encode() for number, line in lines if not line.isascii()}

    def of_values(self, values: Mapping[Span, V]) -> dict[Span, V]:
        """Return the values by their places, with those that mypy may have for them beside Python's."""
        found = dict(values)
        for span, value in values.items() if self._lines else ():
            for times in (1, 2):
                found.setdefault(self._of_span(span, times), value)
        return found

    def of_finding(self, finding: Finding, path: str) -> Finding:
        """Return a mistake in this module at the place where mypy has it."""
        if not self._lines or finding.span[0] != path:
            return finding
        return replace(finding, span=self._of_span(finding.span, 2))

    def _of_span(self, span: Span, times: int) -> Span:
        path, line, column, end_line, end_column = span
        return (
            path,
            line,
            self._column(line, column, times),
            end_line,
            self._column(end_line, end_column, times),
        )

    def _column(self, line: int, column: int, times: int) -> int:
        before = self._lines.get(line, b"")[:column]
        return column - times * (len(before) - len(before.decode(errors="replace")))
