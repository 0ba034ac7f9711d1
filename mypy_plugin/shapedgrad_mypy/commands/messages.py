"""What mypy prints -> messages at their places."""

from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING

from shapedgrad_mypy.commands.positions import Positions
from shapedgrad_mypy.commands.records import Message, ShownFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Errors that end a run, such as those of syntax, are text whatever the format.
_TEXT = re.compile(
    r"(?P<file>.+?):(?P<line>\d+): (?P<severity>error|note): (?P<message>.*?)(?:  \[(?P<code>[\w-]+)\])?$"
)


def read_messages(lines: Iterable[str], files: Sequence[ShownFile], *, native: bool) -> list[str]:
    """Note each message at the file that it is about; return those that are about none of them."""
    by_path = {os.path.realpath(file.path): file for file in files}
    others = []
    for line in lines:
        said = _read(line)
        file = by_path.get(os.path.realpath(str(said["file"]))) if said else None
        if said is None:
            others.append(line)
        elif file is None:
            code = f"  [{said['code']}]" if said["code"] else ""
            others.append(f"{said['file']}:{said['line']}: {said['severity']}: {said['message']}{code}")
        else:
            file.messages += _message(said, Positions(file.lines, native=native))
    return others


def _read(line: str) -> dict[str, object] | None:
    if line.startswith("{"):
        said: dict[str, object] = json.loads(line)
        return said
    found = _TEXT.match(line)
    if found is None:
        return None
    whole = {"column": 0, "end_line": int(found["line"]), "end_column": 0, "hint": None}
    return {**found.groupdict(), "line": int(found["line"]), **whole}


def _message(said: dict[str, object], positions: Positions) -> list[Message]:
    line, column, end_line, end_column = (
        _number(said[key]) for key in ("line", "column", "end_line", "end_column")
    )
    span = positions.within(line, column, end_line, end_column)
    code = str(said["code"]) if said["code"] else None
    hints = str(said["hint"]).splitlines() if said["hint"] else []
    first = Message(span, str(said["severity"]), str(said["message"]), code)
    return [first, *(Message(span, "note", hint, code) for hint in hints)]


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
