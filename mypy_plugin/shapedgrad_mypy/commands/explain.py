"""What an error code means: its section of the documentation."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

from shapedgrad.shapes.errors import CODES


class UnknownCodeError(Exception):
    """There is no such error code."""


def explanation(code: str) -> str:
    """Return the section about a code; raise `UnknownCodeError` for one that is not ours."""
    if code not in CODES:
        known = "\n".join(f"  {name:18}{says}" for name, says in CODES.items())
        raise UnknownCodeError(f"there is no error code {code!r}; these are ours:\n{known}")
    sections = re.split(r"^## ", _document(), flags=re.MULTILINE)
    (section,) = [section for section in sections if section.startswith(f"{code}\n")]
    return section.rstrip()


def _document() -> str:
    """Return the page of the documentation about errors, which a wheel holds and a working copy has elsewhere."""
    shipped = files("shapedgrad_mypy") / "errors.md"
    if shipped.is_file():
        return shipped.read_text(encoding="utf-8")
    return Path(__file__).parents[3].joinpath("docs", "errors.md").read_text(encoding="utf-8")
