"""A file as text: hints at the ends of lines, mistakes beneath them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from shapedgrad_mypy.commands.records import Hint, Message, ShownFile

_WIDEST = 72
"""The hints of lines that stand together begin in one column, unless a line is longer than this."""

_DIM, _RED, _BLUE, _PLAIN = "\033[2m", "\033[31m", "\033[34m", "\033[0m"


def text_of(file: ShownFile, *, coloured: bool = False) -> str:
    """Return the source with what is known of it."""
    lines = file.lines
    comments = {line: comment for line, comment in _comments(file.hints) if line <= len(lines)}
    columns = _columns(lines, comments)
    shown: list[str] = []
    for number, line in enumerate(lines, 1):
        comment = f"{' ' * (columns[number] - len(line))}  # {comments[number]}" if number in comments else ""
        shown.append(line + (f"{_DIM}{comment}{_PLAIN}" if coloured and comment else comment))
        for message in sorted(file.messages, key=lambda each: each.span):
            if message.span.line == number:
                shown += _beneath(line, message, coloured=coloured)
    return "\n".join([*shown, ""])


def _comments(hints: Sequence[Hint]) -> Iterator[tuple[int, str]]:
    for line, group in groupby(sorted(hints, key=lambda hint: hint.line), key=lambda hint: hint.line):
        yield line, comment_of([*group])


def comment_of(hints: Sequence[Hint]) -> str:
    """Return what is said of one line: a lone value needs no name, a function shows what it takes and returns."""
    taken = [hint for hint in hints if hint.kind == "argument"]
    given = [hint for hint in hints if hint.kind == "return" and hint.name]
    if taken or given:
        arrow = f"-> {given[0].text}" if given else ""
        return " ".join(part for part in [_list(taken), arrow] if part)
    return hints[0].text if len(hints) == 1 and hints[0].alone else _list(hints)


def _list(hints: Sequence[Hint]) -> str:
    return ", ".join(f"{hint.name} {hint.text}".strip() for hint in hints)


def _columns(lines: Sequence[str], comments: dict[int, str]) -> dict[int, int]:
    """Return where the hint of each line begins."""
    columns: dict[int, int] = {}
    numbered = enumerate(lines, 1)
    for _, block in groupby(numbered, key=lambda entry: _indent(entry[1])):
        numbers = [number for number, _ in block if number in comments]
        widest = max(
            (len(lines[number - 1]) for number in numbers if len(lines[number - 1]) <= _WIDEST), default=0
        )
        columns |= {number: max(widest, len(lines[number - 1])) for number in numbers}
    return columns


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip()) if line.strip() else -1


def _beneath(line: str, message: Message, *, coloured: bool) -> Iterator[str]:
    span = message.span
    end = span.end_column if span.end_line == span.line else len(line)
    marks = "^" * max(end - span.column, 1) if message.severity == "error" else ""
    label = f"{marks} " if marks else "note: "
    code = f"  [{message.code}]" if message.code and message.severity == "error" else ""
    colour = _RED if message.severity == "error" else _BLUE
    text = f"{label}{message.text}{code}"
    yield " " * span.column + (f"{colour}{text}{_PLAIN}" if coloured else text)
