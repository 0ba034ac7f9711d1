"""How far mypy is, on a terminal."""

from __future__ import annotations

import sys
import time
from typing import TextIO

_PATIENCE = 1.0
"""Seconds until a bar is drawn."""

_INTERVAL = 0.1
"""Seconds between two drawings."""

_WIDTH = 30


class Bar:
    """A line that says how many of the modules that are loaded have been checked; nothing where no one watches."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = sys.stderr if stream is None else stream
        self._watched = self._stream.isatty()
        self._next = time.monotonic() + _PATIENCE
        self._drawn = False

    def __call__(self, done: int, loaded: int) -> None:
        """Draw the bar, if it is time."""
        if not self._watched or time.monotonic() < self._next:
            return
        self._next = time.monotonic() + _INTERVAL
        self._drawn = True
        filled = _WIDTH * done // max(loaded, 1)
        bar = "━" * filled + " " * (_WIDTH - filled)
        self._stream.write(f"\r\033[Kchecking {bar} {done}/{loaded} modules")
        self._stream.flush()

    def close(self) -> None:
        """Leave no trace."""
        if self._drawn:
            self._stream.write("\r\033[K")
            self._stream.flush()
