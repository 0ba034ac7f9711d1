"""Where a run of statements goes: on, out of a loop, out of a function."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shapedgrad_mypy.interpretation.state import State
    from shapedgrad_mypy.interpretation.values import Value


@dataclass(slots=True)
class Flow:
    """The ways that leave a run of statements otherwise than at its end."""

    breaks: list[State] = field(default_factory=list)
    continues: list[State] = field(default_factory=list)
    returns: list[tuple[State, Value]] = field(default_factory=list)
