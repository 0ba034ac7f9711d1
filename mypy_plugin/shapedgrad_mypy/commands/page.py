"""Files as one page that needs nothing else: light or dark, with the shape of each expression under the pointer."""

from __future__ import annotations

from collections import defaultdict
from html import escape
from importlib.resources import files as resources
from itertools import groupby
from string import Template
from typing import TYPE_CHECKING

from shapedgrad_mypy.commands.markup import marked_lines
from shapedgrad_mypy.commands.text import comment_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapedgrad_mypy.commands.records import Message, ShownFile


def page_of(files: Sequence[ShownFile]) -> str:
    """Return the page."""
    template = Template(
        resources("shapedgrad_mypy.commands").joinpath("page.html").read_text(encoding="utf-8")
    )
    title = files[0].path if len(files) == 1 else "Shapes"
    links = [_link(number, file) for number, file in enumerate(files)] if len(files) > 1 else []
    sections = [_section(number, file) for number, file in enumerate(files)]
    return template.substitute(title=escape(title), links="\n".join(links), sections="\n".join(sections))


def _link(number: int, file: ShownFile) -> str:
    mistakes = f' <span class="count">{len(file.errors)}</span>' if file.errors else ""
    return f'<a href="#file-{number}">{escape(file.path)}{mistakes}</a>'


def _section(number: int, file: ShownFile) -> str:
    hints = {
        line: comment_of([*group])
        for line, group in groupby(sorted(file.hints, key=lambda hint: hint.line), key=lambda hint: hint.line)
    }
    said: dict[int, list[Message]] = defaultdict(list)
    for message in sorted(file.messages, key=lambda each: each.span):
        said[message.span.line].append(message)
    lines = [
        _line(place, text, hints.get(place), said[place]) for place, text in enumerate(marked_lines(file), 1)
    ]
    return f'<section id="file-{number}"><h2>{escape(file.path)}</h2><pre>{"".join(lines)}</pre></section>'


def _line(number: int, text: str, hint: str | None, said: Sequence[Message]) -> str:
    bad = " bad" if any(message.severity == "error" for message in said) else ""
    beside = f'<span class="hint">{escape(hint)}</span>' if hint else ""
    return f'<span class="line{bad}" data-n="{number}">{text}{beside}</span>' + "".join(map(_said, said))


def _said(message: Message) -> str:
    if message.severity != "error":
        return f'<span class="said note">{escape(message.text)}</span>'
    code = f" <code>[{escape(message.code)}]</code>" if message.code else ""
    return f'<span class="said">{escape(message.text)}{code}</span>'
