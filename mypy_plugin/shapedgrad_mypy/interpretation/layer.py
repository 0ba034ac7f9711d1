"""A mapping on top of another one, which it does not change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Layer(dict[K, V]):
    """What is different from the mapping below: to copy it is to copy no more than that.

    Only `get` and `everything` see what is below.
    """

    __slots__ = ("below",)

    def __init__(self, below: Mapping[K, V], own: Mapping[K, V] | None = None) -> None:
        super().__init__(own or {})
        self.below = below

    def get(self, key: K, default: Any = None) -> Any:
        """Return what is under a key, here or below."""
        found = super().get(key)
        return self.below.get(key, default) if found is None else found

    def everything(self) -> Iterator[tuple[K, V]]:
        """Go through all pairs, those below as well."""
        yield from self.items()
        yield from ((key, value) for key, value in self.below.items() if key not in self)

    def on_top(self, other: Mapping[K, V]) -> Layer[K, V]:
        """Return another mapping on top of the same one."""
        return Layer(self.below, other)
