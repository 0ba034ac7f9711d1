"""Loops and branches as operations of the engine: each a graph that is run as one, with a derivative that is another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from shapedgrad.autodiff.methods import ArrayMethods
from shapedgrad.autodiff.primitive import Primitive
from shapedgrad.autodiff.several import apply_several
from shapedgrad.compile.cutting import cut, halves, whole
from shapedgrad.compile.graph import Aval, Graph, Node, aval_of
from shapedgrad.compile.loops import Loop, Straight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapedgrad.compile.cutting import Halves


def sample(x: Any) -> Any:
    """Return a value like those that an input will have: of one example, and a NumPy number for one of Python's."""
    if isinstance(x, ArrayMethods):
        inner = sample(x.value)
        return inner[0] if x.tape.batch and not x.tape.records else inner
    return x if isinstance(x, (np.ndarray, np.generic)) else np.asarray(x)[()]


class Scan:
    """A loop over a graph, see `shapedgrad.compile.loops`, with its derivative.

    ``samples`` are values of the inputs in one step. The last ``kept`` results are for the derivative of the loop
    ``of``, which this one does together with its own.
    """

    def __init__(
        self, graph: Graph, samples: Sequence[Any], carried: int, count: int, *, backwards: bool = False,
        of: Scan | None = None, kept: int = 0,
    ) -> None:  # fmt: skip
        self.graph, self.samples, self.carried, self.count = graph, list(samples), carried, count
        self.backwards, self.of, self.kept = backwards, of, kept
        self.loop: Loop | None = None
        self.halves: Halves | None = None
        self.primitive = Primitive(graph.name, self._run, joint=self._joint, several=True)

    def _run(self, *operands: Any) -> tuple[Any, ...]:
        if self.loop is None:
            self.loop = Loop(self.graph, self.carried, self.count, backwards=self.backwards)
        return self.loop(*operands)

    def cut(self) -> Halves:
        """Return the two halves of the derivative of one step."""
        if self.halves is None:
            self.halves = halves(self.graph, self.samples, self.carried)
        return self.halves

    def keeping(self) -> Scan:
        """Return the loop that returns what the derivative asks for as well."""
        forward = self.cut().forward
        kept = len(forward.outputs) - len(self.graph.outputs)
        return Scan(
            forward, self.samples, self.carried, self.count, backwards=self.backwards, of=self, kept=kept
        )

    def _joint(self, g: Sequence[Any], y: Sequence[Any], *operands: Any) -> list[Any]:
        own = len(y) - self.kept
        if self.of is not None and all(_is_zero(c) for c in g[own:]):
            return self.of.pulled(g[:own], y[own:], operands)
        results = apply_several(self.keeping().primitive, operands)
        return self.pulled(g, results[len(y) :], operands)

    def pulled(self, g: Sequence[Any], kept: Sequence[Any], operands: Sequence[Any]) -> list[Any]:
        """Return the cotangents of the operands, given those of the results and what was kept."""
        carried, end = self.carried, self.carried + self.count
        graph = self._backward()
        moved, move = self.cut().moved, self.cut().move
        carry, slices = [n for n in move if n < carried], [n for n in move if carried <= n < end]
        constants = [n for n in move if n >= end]
        # -0.0 is what any number can be added to without a change
        sums = [np.full(np.shape(operands[n]), -0.0, operands[n].dtype) for n in constants]
        handed = [*[g[n] for n in carry], *sums]
        rows = [*[g[n] for n in moved if n >= carried], *operands[carried:end], *kept]
        samples = [sample(x) for x in handed] + [sample(x)[0] for x in rows] + self.samples[end:]
        step = Scan(graph, samples, len(handed), len(rows), backwards=not self.backwards)
        found = apply_several(step.primitive, [*handed, *rows, *operands[end:]])
        by_operand = dict(zip([*carry, *constants, *slices], found, strict=True))
        return [by_operand.get(n) for n in range(len(operands))]

    def _backward(self) -> Graph:
        """Return the graph of one step back: the cotangents of what is the same for all steps are summed."""
        _, half, move, moved = self.cut()
        carried, end = self.carried, self.carried + self.count
        cotangents = dict(zip(move, half.outputs, strict=True))
        seeds = dict(zip(moved, half.inputs, strict=False))
        others = half.inputs[len(moved) :]
        rows, constants = others[: self.count], others[self.count : len(self.samples) - carried]
        kept = others[len(self.samples) - carried :]
        graph = Graph(half.name, nodes=list(half.nodes))
        handed, results = [], []
        for n in [n for n in move if n < carried]:
            # what does not depend on what was carried hands nothing back
            handed.append(seeds[n] if n in seeds else _input(_aval(cotangents[n])))
            results.append(cotangents[n])
        for n in [n for n in move if n >= end]:
            total = _input(_aval(cotangents[n]))
            added = Node("add", np.add, (total, cotangents[n]), {}, total.aval, 0)
            graph.nodes.append(added)
            handed.append(total)
            results.append(added)
        results += [cotangents[n] for n in move if carried <= n < end]
        stacks = [seeds[n] for n in moved if n >= carried]
        return cut(graph, [*handed, *stacks, *rows, *kept, *constants], results)


class Branch:
    """A choice between two graphs of the same operands, the first of which chooses, with its derivative."""

    def __init__(self, graphs: Sequence[Graph], samples: Sequence[Any]) -> None:
        self.graphs, self.samples = graphs, list(samples)
        self.codes: dict[bool, Straight] = {}
        self.primitive = Primitive("cond", self._run, joint=self._joint, several=True)

    def _run(self, condition: Any, *operands: Any) -> tuple[Any, ...]:
        chosen = bool(condition)
        if chosen not in self.codes:
            self.codes[chosen] = Straight(self.graphs[not chosen])
        return self.codes[chosen](*operands)

    def _joint(self, g: Sequence[Any], y: Sequence[Any], condition: Any, *operands: Any) -> list[Any]:
        pulls = [whole(graph, self.samples) for graph in self.graphs]
        moved = sorted({n for _, _, some in pulls for n in some})
        graphs = [_of_all(graph, some, moved, y) for graph, _, some in pulls]
        move = pulls[0][1]
        back = Branch(graphs, [*[sample(y[n]) for n in moved], *self.samples])
        found = apply_several(back.primitive, [condition, *[g[n] for n in moved], *operands])
        by_operand = dict(zip(move, found, strict=True))
        return [None, *[by_operand.get(n) for n in range(len(operands))]]


def _of_all(graph: Graph, some: list[int], moved: list[int], y: Sequence[Any]) -> Graph:
    """Return the graph of a derivative with an input for each cotangent, also of what it does not depend on."""
    seeds = dict(zip(some, graph.inputs, strict=False))
    given = [seeds[n] if n in seeds else _input(aval_of(sample(y[n]))) for n in moved]
    return cut(graph, [*given, *graph.inputs[len(some) :]], graph.outputs)


def _input(aval: Aval) -> Node:
    return Node("input", None, (), {}, aval, 0)


def _aval(x: Any) -> Aval:
    return x.aval if isinstance(x, Node) else aval_of(x)


def _is_zero(cotangent: Any) -> bool:
    return not isinstance(cotangent, ArrayMethods) and not np.any(cotangent)
