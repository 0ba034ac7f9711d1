"""A mapping on top of another one, which it does not change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Self, TypeVar

from shapedgrad_mypy.interpretation.journal import Journal
from shapedgrad_mypy.interpretation.objects import HeapObject, Moved

K = TypeVar("K")
V = TypeVar("V")


class Layer(dict[K, V]):
    """What is different from the mapping below: to copy it is to copy no more than that.

    Only `get`, `peek` and `everything` see what is below.
    """

    __slots__ = ("below", "journal")

    def __init__(
        self, below: Mapping[K, V], own: Mapping[K, V] | None = None, journal: Journal | None = None
    ) -> None:
        super().__init__(own or {})
        self.below = below
        self.journal = Journal() if journal is None else journal

    def get(self, key: K, default: Any = None) -> Any:
        """Return what is under a key, here or below."""
        found = dict.get(self, key)
        if found is None:
            found = self.below.get(key, default)
        self.journal.reads[key] = found
        return found

    def peek(self, key: K) -> Any:
        """Return the same, for a purpose that a result cannot depend on."""
        found = dict.get(self, key)
        return self.below.get(key) if found is None else found

    def everything(self) -> Iterator[tuple[K, V]]:
        """Go through all pairs, those below as well."""
        yield from self.items()
        yield from ((key, value) for key, value in self.below.items() if key not in self)

    def on_top(self, other: Mapping[K, V]) -> Self:
        """Return another mapping on top of the same one."""
        return type(self)(self.below, other, self.journal)


class Heap(Layer[int, HeapObject]):
    """The objects of a program by their identities; `get` goes to the one that stands for an object."""

    __slots__ = ()

    def get(self, key: int, default: Any = None) -> Any:
        """Return the object."""
        found = super().get(key, default)
        while isinstance(found, Moved):
            found = super().get(found.to, default)
        return found
