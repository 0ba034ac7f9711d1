"""A loop: one graph that is done for one slice of arrays after the other, and hands values on from step to step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from shapedgrad.compile import forms
from shapedgrad.compile.code import MISS
from shapedgrad.compile.cutting import simplified
from shapedgrad.compile.graph import Node, aval_of
from shapedgrad.compile.plan import make_plan
from shapedgrad.compile.source import Writer, indented

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapedgrad.compile.graph import Graph


class Changed(Exception):
    """A question about values was answered otherwise than when the code was made: the function is run as it is."""


class Loop:
    """The code of a loop over a graph.

    The graph's inputs are what is carried, slices of ``count`` arrays, and values that are the same for all steps; its
    outputs are what is carried on, and values of which a stack is made. Called with all of these, it returns what is
    carried in the end and the stacks.
    """

    def __init__(self, graph: Graph, carried: int, count: int, *, backwards: bool = False) -> None:
        self.graph = graph = simplified(graph)
        self.carried = carried
        self.count = count
        self.backwards = backwards
        self.stacks = [y.aval if isinstance(y, Node) else aval_of(y) for y in graph.outputs[carried:]]
        for node in graph.nodes:
            node.errors = () if backwards else node.errors  # a backward sweep has them set for the whole loop
        self.once = _independent(graph, graph.inputs[carried + count :])
        self.added = self._added_up()
        self.rows = self._rows()
        apart = {*self.once, *self.rows, *[graph.outputs[n] for n in self.added]}
        self.plan = make_plan(graph, apart)
        writer = Writer(graph, self.plan)
        self.code = writer.made(self._function(writer))

    def __call__(self, *operands: Any) -> tuple[Any, ...]:
        """Run the loop on plain arrays."""
        carried, count = self.carried, self.count
        arrays = operands[carried : carried + count]
        # a row is an array also where it holds one number
        stacks = [np.empty((len(arrays[0]), *(aval.shape or (1,))), aval.dtype) for aval in self.stacks]
        rows = [x[::-1] if self.backwards else x for x in (*arrays, *stacks)]
        found = self.code(operands[:carried], zip(*rows, strict=True), operands[carried + count :])
        if found is MISS:
            raise Changed
        results = [x.copy() if isinstance(x, np.ndarray) else x for x in found]
        return (
            *results,
            *[s if aval.shape else s[:, 0] for s, aval in zip(stacks, self.stacks, strict=True)],
        )

    def _rows(self) -> dict[Node, str]:
        """Return the values of which a stack is made, and that can be written into it, with the names of its rows."""
        rows: dict[Node, str] = {}
        for n, y in enumerate(self.graph.outputs[self.carried :]):
            if not isinstance(y, Node) or y in rows or y in self.once:
                continue
            if forms.takes_buffer(y) and forms.in_order(y.aval) and y.aval.shape:
                rows[y] = f"r{n}"
        return rows

    def _added_up(self) -> dict[int, str]:
        """Return what is carried only to be added to, which is done in place, with the names of the inputs."""
        found = {}
        for n, (x, y) in enumerate(zip(self.graph.inputs, self.graph.outputs[: self.carried], strict=False)):
            if isinstance(y, Node) and x in y.args and y.aval == x.aval and self._only_adds(x, y):
                found[n] = f"x{x.number}"
        return found

    def _only_adds(self, x: Node, y: Node) -> bool:
        """Tell whether an input is used to compute an output and for nothing else, and that is used nowhere."""
        if not forms.is_elementwise(y) or y.aval.kind != "array" or not forms.in_order(y.aval):
            return False
        used = [z for z in self.graph.nodes if x in z.operands or y in z.operands]
        outputs = [z for z in self.graph.outputs if z is x or z is y]
        return used == [y] and outputs == [y]

    def _function(self, writer: Writer) -> list[str]:
        graph, carried, count = self.graph, self.carried, self.count
        names = [f"x{x.number}" for x in graph.inputs]
        writer.given = {**self.rows, **{graph.outputs[n]: name for n, name in self.added.items()}}
        before = writer.lines_of(self.once)
        each = writer.lines_of([x for x in graph.nodes if x not in self.once])
        rows = [f"r{n}" for n in range(len(self.stacks))]
        for y, row in zip(graph.outputs[carried:], rows, strict=True):
            if self.rows.get(y) != row if isinstance(y, Node) else True:
                each.append(f"{row}[...] = {writer.expression(y)}")
        moves = [n for n in range(carried) if n not in self.added]
        if moves:
            values = ", ".join(writer.expression(graph.outputs[n]) for n in moves)
            each.append(f"{', '.join(names[n] for n in moves)}, = {values},")
        last = carried + count
        body = [
            *[f"{', '.join(names[:carried])}, = carried" for _ in names[:carried][:1]],
            *[f"{', '.join(names[last:])}, = constants" for _ in names[last:][:1]],
            *[f"{name} = {name}.copy()" for name in self.added.values()],
            *before,
            f"for {', '.join([*names[carried:last], *rows])}, in rows:",
            *indented(each),
            f"return [{', '.join(names[:carried])}]",
        ]
        return ["def run(carried, rows, constants):", *indented(body)]


class Straight:
    """The code of a graph that is called with its inputs and returns a tuple."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph = simplified(graph)
        self.plan = make_plan(graph)
        writer = Writer(graph, self.plan)
        names = ", ".join(f"x{x.number}" for x in graph.inputs)
        self.code = writer.code([f"{names}, = args"] if names else [], "tuple")

    def __call__(self, *operands: Any) -> tuple[Any, ...]:
        """Run the code on plain arrays."""
        found = self.code(operands, {})
        if found is MISS:
            raise Changed
        return found  # type: ignore[no-any-return]


def _independent(graph: Graph, constants: Sequence[Node]) -> dict[Node, None]:
    """Return the operations that give the same in every step."""
    same = set(constants)
    found: dict[Node, None] = {}
    for node in graph.nodes:
        if node.name != "input" and node.aval.kind != "tuple" and all(x in same for x in node.operands):
            same.add(node)
            found[node] = None
    return found
