"""The programs of one compiled function: as many as it may keep, those that were used last."""

from __future__ import annotations

from itertools import count
from threading import RLock
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from shapedgrad.compile.program import Program

_VARIANTS = 8
"""How many programs one signature may have, which differ in how questions about values were answered."""


class CacheInfo(NamedTuple):
    """How often a compiled function ran a program that was there, and how often there was none."""

    hits: int
    misses: int
    maxsize: int
    currsize: int


class Entry(NamedTuple):
    """A program and its signature; without a program, the function is run as it is for that signature."""

    key: tuple[Any, ...]
    program: Program | None


class Cache:
    """Programs by signature. ``entries`` is replaced, never changed, so that any thread can read it at any time."""

    def __init__(self, maxsize: int) -> None:
        self.maxsize = maxsize
        self.lock = RLock()
        self.entries: tuple[Entry, ...] = ()
        self.misses = 0
        self.calls = count()  # next() on it is atomic
        self.told = 0

    def keep(self, entry: Entry) -> None:
        """Put an entry before all others, of which the last has to go if there are too many."""
        with self.lock:
            others = [e for e in self.entries if e is not entry]
            self.entries = (entry, *others)[: self.maxsize]

    def is_exhausted(self, key: tuple[Any, ...]) -> bool:
        """Tell whether a signature is known as one to be run as it is, or has too many programs."""
        programs = [e.program for e in self.entries if _equal(e.key, key)]
        return None in programs or len(programs) >= _VARIANTS

    def info(self) -> CacheInfo:
        """Return the counts of calls."""
        with self.lock:
            calls = next(self.calls) - self.told
            self.told += 1
            return CacheInfo(calls - self.misses, self.misses, self.maxsize, len(self.entries))


def _equal(left: tuple[Any, ...], right: tuple[Any, ...]) -> bool:
    try:
        return bool(left == right)
    except (TypeError, ValueError):  # arguments that cannot be compared
        return False
