"""Files as data for other tools."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapedgrad_mypy.commands.records import ShownFile


def json_of(files: Sequence[ShownFile], others: Sequence[str]) -> str:
    """Return files as JSON: their hints, what each expression is, and what mypy says of them."""
    return json.dumps(
        {"files": [_file(file) for file in files], "messages": [*others]}, indent=1, ensure_ascii=False
    )


def _file(file: ShownFile) -> dict[str, object]:
    return {
        "path": file.path,
        "hints": [
            {name: value for name, value in asdict(hint).items() if name != "alone"} for hint in file.hints
        ],
        "expressions": [{**asdict(span), "text": text} for span, text in sorted(file.expressions.items())],
        "messages": [
            {**asdict(each.span), "severity": each.severity, "text": each.text, "code": each.code}
            for each in file.messages
        ],
    }
