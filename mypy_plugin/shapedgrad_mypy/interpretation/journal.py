"""What is asked of the state of a program, and done to it, while a call is followed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import ast

    from shapedgrad_mypy.interpretation.values import Function


@dataclass(slots=True)
class Journal:
    """What one call does; all states that come from one another share it."""

    reads: dict[Any, Any] = field(default_factory=dict)
    """The variables and objects that are looked at, and what they are."""

    escapes: set[int] = field(default_factory=set)
    """The objects that are told to code that we cannot follow."""

    released: dict[Function, None] = field(default_factory=dict)
    """The functions that are told to such code."""

    recursions: set[ast.AST] = field(default_factory=set)
    """The functions that are not followed because they are being followed already."""

    disturbances: int = 0
    """How often such code runs."""

    surprises: int = 0
    """How often something happens that another call with the same arguments cannot just be said to do as well."""

    def begin(self) -> Journal:
        """Begin a new page for a call; return what was noted before."""
        before = Journal(
            self.reads, self.escapes, self.released, self.recursions, self.disturbances, self.surprises
        )
        self.reads, self.escapes, self.released, self.recursions = {}, set(), {}, set()
        self.disturbances = self.surprises = 0
        return before

    def since(self, start: int) -> Journal:
        """Return what was noted about variables and objects that are older than the call."""
        return Journal(
            {
                key: value
                for key, value in self.reads.items()
                if (key[0] if isinstance(key, tuple) else key) < start
            },
            {identity for identity in self.escapes if identity < start},
            dict(self.released),
            set(self.recursions),
            self.disturbances,
            self.surprises,
        )

    def end(self, before: Journal) -> None:
        """Go back to the page of the call around, of which this one is a part."""
        inside = self.begin()
        self.reads, self.escapes = before.reads, before.escapes
        self.released, self.recursions = before.released, before.recursions
        self.disturbances, self.surprises = before.disturbances, before.surprises
        self.add(inside)

    def add(self, other: Journal) -> None:
        """Note what another call does, too."""
        self.reads.update(other.reads)
        self.escapes |= other.escapes
        self.released.update(other.released)
        self.recursions |= other.recursions
        self.disturbances += other.disturbances
        self.surprises += other.surprises
