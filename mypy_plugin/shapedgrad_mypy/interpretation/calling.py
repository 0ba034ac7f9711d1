"""Calls that are being followed, and how messages tell of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from shapedgrad_mypy.interpretation.objects import InstanceObject
from shapedgrad_mypy.interpretation.values import Array, Constant, Integer, Reference, Tuple, Value

if TYPE_CHECKING:
    from shapedgrad_mypy.interpretation.state import State

Span = tuple[str, int, int, int, int]
"""Where an expression stands: path, first line and column, last line and column."""


@dataclass(frozen=True, slots=True)
class CallSite:
    """A call that was followed."""

    function: str
    arguments: str
    span: Span


@dataclass(frozen=True, slots=True)
class Call:
    """A call that is being followed."""

    function: str
    given: Mapping[str, Value]
    span: Span

    def site(self, state: State) -> CallSite:
        """Return what a message says of the call: ``x: (4, 3), n: 5``."""
        parts = [
            f"{name}: {text}"
            for name, value in self.given.items()
            if (text := shown(value, state)) and name != "self"
        ]
        return CallSite(self.function, ", ".join(parts), self.span)


def shown(value: Value, state: State) -> str:
    """Return a value as a message shows it; nothing for what has no shape."""
    match value:
        case Array(shape=shape):
            return str(shape)
        case Integer(dim=dim):
            return str(dim)
        case Constant(value=bool() | str() as constant):
            return repr(constant)
        case Tuple(items=items) if items:
            texts = [shown(item, state) for item in items]
            return f"({', '.join(texts)})" if all(texts) else ""
        case Reference(identity=identity):
            found = state.heap.get(identity)
            return found.owner.node.name if isinstance(found, InstanceObject) else ""
        case _:
            return ""
