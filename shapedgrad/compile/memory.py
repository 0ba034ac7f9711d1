"""The plan of memory, as it is told and drawn: a rectangle for each result, by time and place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shapedgrad.compile.drawing import memory_svg

if TYPE_CHECKING:
    from shapedgrad.compile.graph import Graph
    from shapedgrad.compile.plan import Plan


@dataclass(frozen=True, slots=True)
class Block:
    """A result in the arena: its name in the source, what it is, and the numbers of its first and last operation."""

    name: str
    aval: str
    offset: int
    nbytes: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MemoryPlan:
    """The blocks of an arena, and its size in bytes."""

    blocks: tuple[Block, ...]
    size: int

    @property
    def total(self) -> int:
        """The bytes of all blocks: what they would take if none took the place of another."""
        return sum(block.nbytes for block in self.blocks)

    def svg(self) -> str:
        """Return a drawing of the blocks: time goes to the right, the arena upwards."""
        return memory_svg(self)

    def _repr_svg_(self) -> str:
        return self.svg()

    def __str__(self) -> str:
        rows = [
            f"{b.name:>6} {b.aval:24} bytes {b.offset:>8} to {b.offset + b.nbytes:>8}, operations {b.start} to {b.end}"
            for b in self.blocks
        ]
        return "\n".join([*rows, f"{self.size} bytes for {self.total}"])


def memory_plan(graph: Graph, plan: Plan) -> MemoryPlan:
    """Return the blocks of a plan in the order of their operations."""
    blocks = [
        Block(f"v{x.number}", str(x.aval), place.offset, x.aval.nbytes, x.number, plan.ends.get(x, x.number))
        for x in graph.nodes
        if (place := plan.places.get(x)) is not None
    ]
    return MemoryPlan(tuple(blocks), plan.size)
