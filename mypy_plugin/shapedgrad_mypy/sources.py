"""The other modules that what is said of a module depends on: mypy's cache is no longer good when one has changed.

What a call of another module's function gives depends on its body, which mypy does not look at: to it nothing has
changed for a module as long as the signatures that it uses are the same.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path

_CODE = "code"


class Sources:
    """Which texts were read for which module, and what our own code is: kept beside mypy's cache."""

    def __init__(self, cache: str) -> None:
        self._folder = None if cache == os.devnull else Path(cache, "shapedgrad")

    def known(self, path: str) -> dict[str, str]:
        """Return digests of the texts, as they are now, that were read for a module the last time."""
        if self._folder is None or not self._names:
            return {}
        name = _name(path)
        if name not in self._names:
            return {}
        try:
            paths = json.loads((self._folder / name).read_text(encoding="utf-8"))
            return {each: digest(Path(each).read_text(encoding="utf-8")) for each in paths}
        except (OSError, ValueError):
            return {"": "unreadable"}

    def keep(self, path: str, texts: Mapping[str, str]) -> dict[str, str]:
        """Remember which texts were read for a module, and return their digests."""
        found = {each: digest(text) for each, text in sorted(texts.items())}
        name = _name(path)
        if self._folder is not None and (found or name in self._names):
            _write(self._folder / name, json.dumps(list(found)))
        return found

    def of_code(self, files: object, content: Callable[[], str]) -> str:
        """Return the digest of the contents of files, which are not read again as long as they look the same."""
        look = digest(repr(files))
        if self._folder is None:
            return content()
        try:
            known, _, found = (self._folder / _CODE).read_text(encoding="utf-8").partition(" ")
        except OSError:
            known = found = ""
        if known != look or not found:
            found = content()
            _write(self._folder / _CODE, f"{look} {found}")
        return found

    @cached_property
    def _names(self) -> frozenset[str]:
        """The files there are: of most modules there is none."""
        return (
            frozenset()
            if self._folder is None
            else frozenset(each.name for each in self._folder.glob("*.json"))
        )


def digest(text: str) -> str:
    """Return a digest of a text."""
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def _write(file: Path, text: str) -> None:
    """Keep a text; where nothing can be written, it is found out anew the next time."""
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def _name(path: str) -> str:
    return f"{digest(str(Path(path).absolute()))}.json"
