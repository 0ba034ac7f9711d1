"""The lines of a source as HTML: coloured, each expression with what is known of it."""

from __future__ import annotations

import io
import keyword
import tokenize
from collections import defaultdict
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from shapedgrad_mypy.commands.records import ShownFile, Span

_CLASSES = {tokenize.COMMENT: "c", tokenize.STRING: "s", tokenize.NUMBER: "n"}


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of one line that is to stand between two tags."""

    start: int
    end: int
    tag: str


def marked_lines(file: ShownFile) -> list[str]:
    """Return each line with its tags."""
    lines = file.lines
    parts: dict[int, list[_Part]] = defaultdict(list)
    for at, (span, text) in enumerate(_nested(file.expressions)):
        tag = f'<span data-at="{at}" data-shape="{escape(_shown(span, text, lines))}">'
        _cut(span, tag, lines, parts)
    for message in file.errors:
        _cut(message.span, '<span class="error">', lines, parts)
    for line, part in _tokens(file.source):
        parts[line].append(part)
    return [_marked(text, parts[number]) for number, text in enumerate(lines, 1)]


def _nested(expressions: Mapping[Span, str]) -> Iterator[tuple[Span, str]]:
    """Yield the expressions that lie within each other or apart: tags cannot cross."""
    around: list[tuple[int, int]] = []
    for span in sorted(
        expressions, key=lambda each: (each.line, each.column, -each.end_line, -each.end_column)
    ):
        end = span.end_line, span.end_column
        while around and around[-1] <= (span.line, span.column):
            around.pop()
        if not around or end <= around[-1]:
            around.append(end)
            yield span, expressions[span]


def _shown(span: Span, text: str, lines: Sequence[str]) -> str:
    """Return what the pointer shows of an expression: itself, if it is short, and its shape."""
    written = lines[span.line - 1][span.column : span.end_column] if span.line == span.end_line else ""
    return f"{written}: {text}" if 0 < len(written) <= 40 else text


def _cut(span: Span, tag: str, lines: Sequence[str], parts: dict[int, list[_Part]]) -> None:
    """Cut what goes over several lines into a part for each."""
    for number in range(span.line, min(span.end_line, len(lines)) + 1):
        text = lines[number - 1]
        start = span.column if number == span.line else len(text) - len(text.lstrip())
        end = min(span.end_column, len(text)) if number == span.end_line else len(text.rstrip())
        if start < end:
            parts[number].append(_Part(start, end, tag))


def _tokens(source: str) -> Iterator[tuple[int, _Part]]:
    """Yield what is coloured; nothing for a source that is no Python."""
    try:
        tokens = list(tokenize.generate_tokens(io.StringIO(source).readline))
    except (tokenize.TokenError, SyntaxError):
        return
    lines = source.splitlines()
    before = ""
    for token in tokens:
        kind = _CLASSES.get(token.type)
        if token.type == tokenize.NAME and keyword.iskeyword(token.string):
            kind = "k"
        elif token.type == tokenize.NAME and before in {"def", "class"}:
            kind = "d"
        before = token.string
        for number in range(token.start[0], token.end[0] + 1) if kind else ():
            start = token.start[1] if number == token.start[0] else 0
            end = token.end[1] if number == token.end[0] else len(lines[number - 1])
            yield number, _Part(start, end, f'<span class="{kind}">')


def _marked(text: str, parts: Sequence[_Part]) -> str:
    """Return a line with tags around its parts; of two parts that cross, the later is left out."""
    opening: dict[int, list[_Part]] = defaultdict(list)
    for part in sorted(parts, key=lambda each: (each.start, -each.end)):
        opening[part.start].append(part)
    open_parts: list[_Part] = []
    pieces: list[str] = []
    for place in range(len(text) + 1):
        while open_parts and open_parts[-1].end == place:
            open_parts.pop()
            pieces.append("</span>")
        for part in opening[place]:
            if part.start < part.end and (not open_parts or part.end <= open_parts[-1].end):
                open_parts.append(part)
                pieces.append(part.tag)
        pieces.append(escape(text[place : place + 1]))
    return "".join(pieces)
