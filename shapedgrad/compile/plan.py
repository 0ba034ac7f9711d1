"""The plan of memory: which results lie in the arena, where, and when their places are free again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from shapedgrad.compile.forms import is_elementwise, is_write, takes_buffer
from shapedgrad.compile.graph import Node

if TYPE_CHECKING:
    from collections.abc import Collection

    from shapedgrad.compile.graph import Graph

_ALIGNMENT = 64  # a line of the cache
IN_PLACE = 1 << 15
"""From how many bytes on results take over the place of an operand: NumPy looks for overlaps then, which takes 100 ns."""


@dataclass(slots=True)
class Place:
    """Some bytes of the arena."""

    offset: int
    size: int


@dataclass(slots=True)
class Plan:
    """Where results lie: ``places`` of the arena for some, for others memory of their own, until they ``end``."""

    places: dict[Node, Place] = field(default_factory=dict)
    size: int = 0
    ends: dict[Node, int] = field(default_factory=dict)
    dying: dict[int, list[Node]] = field(default_factory=dict)
    leaving: set[Node] = field(default_factory=set)
    in_place: set[Node] = field(default_factory=set)


def make_plan(graph: Graph, apart: Collection[Node] = ()) -> Plan:
    """Return a plan for a graph: the results that leave, or stay apart, are made afresh, all others share the arena."""
    plan = Plan()
    plan.leaving = {y.root for y in graph.outputs if isinstance(y, Node)} | {y.root for y in apart}
    for node in graph.nodes:
        for x in node.operands:
            plan.ends[x.root] = node.number
    for root, end in plan.ends.items():
        if root not in plan.leaving:
            plan.dying.setdefault(end, []).append(root)
    arena = _Arena()
    for node in graph.nodes:
        if takes_buffer(node) and node not in plan.leaving:
            inherited = _inherited(node, plan)
            plan.places[node] = arena.take(node.aval.nbytes) if inherited is None else plan.places[inherited]
            if inherited is not None:
                plan.in_place.add(node)
                plan.dying[node.number].remove(inherited)
        for root in plan.dying.get(node.number, ()):
            if root in plan.places:
                arena.release(plan.places[root])
        if node in plan.places and node not in plan.ends:
            arena.release(plan.places[node])
    plan.size = arena.size
    return plan


def _inherited(node: Node, plan: Plan) -> Node | None:
    """Return an operand whose memory a result can take over, for it is not needed any more."""
    if not (is_elementwise(node) and node.aval.nbytes >= IN_PLACE) and not is_write(node):
        return None
    candidates = node.args[:1] if is_write(node) else node.args
    for x in candidates:
        if (
            isinstance(x, Node)
            and x in plan.places
            and plan.ends[x] == node.number
            and x.aval == node.aval
            and all(y is x or y.root is not x for y in node.operands)
        ):
            return x
    return None


class _Arena:
    """Memory that is handed out by offsets: the smallest gap that is large enough, or more at the end."""

    def __init__(self) -> None:
        self.size = 0
        self.gaps: list[Place] = []

    def take(self, nbytes: int) -> Place:
        wanted = -(-nbytes // _ALIGNMENT) * _ALIGNMENT
        fitting = [gap for gap in self.gaps if gap.size >= wanted]
        if fitting:
            gap = min(fitting, key=lambda g: g.size)
            place = Place(gap.offset, wanted)
            gap.offset += wanted
            gap.size -= wanted
            if not gap.size:
                self.gaps.remove(gap)
            return place
        if self.gaps and self.gaps[-1].offset + self.gaps[-1].size == self.size:
            last = self.gaps.pop()
            self.size = last.offset + wanted
            return Place(last.offset, wanted)
        self.size += wanted
        return Place(self.size - wanted, wanted)

    def release(self, place: Place) -> None:
        self.gaps.append(Place(place.offset, place.size))
        self.gaps.sort(key=lambda g: g.offset)
        joined = self.gaps[:1]
        for gap in self.gaps[1:]:
            if joined[-1].offset + joined[-1].size == gap.offset:
                joined[-1].size += gap.size
            else:
                joined.append(gap)
        self.gaps = joined


def new_arena(size: int) -> Any:
    """Return the memory of a plan, on the boundary of a line of the cache."""
    raw = np.empty(size + _ALIGNMENT, np.uint8)
    start = -raw.ctypes.data % _ALIGNMENT
    return raw[start : start + size]
