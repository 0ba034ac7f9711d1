"""Cutting graphs: into what runs forward and what runs backward, and what the one keeps for the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from shapedgrad.autodiff.backward import has_nan
from shapedgrad.autodiff.forward import has_nan_inside
from shapedgrad.autodiff.several import apply_several
from shapedgrad.autodiff.trace import run
from shapedgrad.autodiff.traced import apply
from shapedgrad.compile.forms import is_view
from shapedgrad.compile.graph import Graph, Node, replaced
from shapedgrad.compile.recorded import Recorded
from shapedgrad.compile.simplify import remove_dead, simplify
from shapedgrad.compile.tracing import Recording
from shapedgrad.transforms.vjp import vjp

if TYPE_CHECKING:
    from collections.abc import Sequence


def evaluate(graph: Graph, values: Sequence[Any]) -> list[Any]:
    """Do the operations of a graph on values, which may be traced; return the leaves of the result."""
    found: dict[Node, Any] = dict(zip(graph.inputs, values, strict=True))
    for node in graph.nodes:
        if node in found or node.answer is not None:
            continue
        args = replaced(node.args, found.__getitem__, Node)
        kwargs = replaced(node.kwargs, found.__getitem__, Node)
        if node.primitive is not None:
            do = apply_several if node.primitive.several else apply
            found[node] = do(node.primitive, args, kwargs)
        else:
            found[node] = node.function(*args, **kwargs)  # type: ignore[misc]
    return [found[y] if isinstance(y, Node) else y for y in graph.outputs]


def is_moving(x: Any) -> bool:
    """Tell whether a value has a derivative."""
    return np.asarray(x).dtype.kind in "fc"


class Halves(NamedTuple):
    """A graph with its derivative, cut in two.

    ``forward`` returns what the graph returns and then what is kept; ``backward`` takes the cotangents of the results
    at ``moved``, then the inputs that are not ``handed`` on, then what was kept, and returns the cotangents of the
    inputs at ``move``.
    """

    forward: Graph
    backward: Graph
    move: list[int]
    moved: list[int]


def halves(graph: Graph, samples: Sequence[Any], handed: int = 0) -> Halves:
    """Return the two halves of a graph's derivative.

    The samples are values of the inputs, of which the first ``handed`` are gone when the second half runs.
    """
    results = evaluate(graph, samples)
    move = [n for n, x in enumerate(samples) if is_moving(x)]
    moved = [n for n, y in enumerate(graph.outputs) if isinstance(y, Node) and is_moving(results[n])]
    joint, inputs, seeds = _joint(graph, samples, [results[n] for n in moved], move, moved)
    count = len(graph.outputs)
    values, cotangents = joint.outputs[:count], joint.outputs[count:]
    ahead = _ancestors(values) | set(inputs[:handed])
    kept = _kept(cotangents, ahead, set(joint.inputs) - set(inputs[:handed]))
    forward = cut(joint, inputs, [*values, *kept])
    # questions about what is computed ahead are asked there
    joint.nodes = [x for x in joint.nodes if x.answer is None or not ahead.issuperset(x.operands)]
    return Halves(
        forward,
        cut(joint, [*seeds, *inputs[handed:], *kept], cotangents),
        move,
        moved,
    )


def whole(graph: Graph, samples: Sequence[Any]) -> tuple[Graph, list[int], list[int]]:
    """Return the derivative of a graph in one: it takes cotangents and inputs, and returns cotangents.

    With it come the numbers of the inputs that have derivatives, and of the results.
    """
    results = evaluate(graph, samples)
    move = [n for n, x in enumerate(samples) if is_moving(x)]
    moved = [n for n, y in enumerate(graph.outputs) if isinstance(y, Node) and is_moving(results[n])]
    joint, inputs, seeds = _joint(graph, samples, [results[n] for n in moved], move, moved)
    return cut(joint, [*seeds, *inputs], joint.outputs[len(graph.outputs) :]), move, moved


def _joint(
    graph: Graph, samples: Sequence[Any], results: Sequence[Any], move: list[int], moved: list[int]
) -> tuple[Graph, list[Node], list[Node]]:
    """Return one graph that computes results and cotangents, and its inputs: those of the graph, and cotangents."""
    level = Recording(graph.name, Recorded)
    given = [level.input(x) for x in samples]
    seeds = [level.input(np.ones_like(y)) for y in results]
    whole: list[Any] = []

    def of_moving(*moving: Any) -> list[Any]:
        values = list(given)
        for n, x in zip(move, moving, strict=True):
            values[n] = x
        whole[:] = evaluate(graph, values)
        return [whole[n] for n in moved]

    def both(_: Any) -> list[Any]:
        _, pullback = vjp(of_moving, *[given[n] for n in move])
        cotangents = pullback(seeds) if moved else [np.zeros_like(samples[n]) for n in move]
        return [*map(_recorded, whole), *cotangents]

    outputs = run(both, [], level)
    joint = level.graph
    joint.outputs = [y.index if isinstance(y, Recorded) else y for y in outputs]
    # What looks for NaNs looks at the derivatives of the whole.
    joint.nodes = [x for x in joint.nodes if x.function not in {has_nan, has_nan_inside}]
    return joint, joint.inputs[: len(samples)], joint.inputs[len(samples) :]


def _recorded(y: Any) -> Any:
    """Return a value without the tracing of the derivative."""
    while hasattr(y, "tape") and not isinstance(y, Recorded):
        y = y.value
    return y


def _ancestors(outputs: Sequence[Any]) -> set[Node]:
    found: set[Node] = set()
    waiting = [y for y in outputs if isinstance(y, Node)]
    while waiting:
        node = waiting.pop()
        if node not in found:
            found.add(node)
            waiting += node.operands
    return found


def _kept(outputs: Sequence[Any], ahead: set[Node], inputs: set[Node]) -> list[Node]:
    """Return the results of the first half that the second half asks for: views of them it makes again."""
    kept: set[Node] = set()
    seen: set[Node] = set()
    waiting = [y for y in outputs if isinstance(y, Node)]
    while waiting:
        node = waiting.pop()
        if node in seen or node in inputs:
            continue
        seen.add(node)
        if node in ahead and not is_view(node):
            kept.add(node)
        else:
            waiting += node.operands
    return sorted(kept, key=lambda x: x.number)


def cut(graph: Graph, inputs: Sequence[Node], outputs: Sequence[Any]) -> Graph:
    """Return a part of a graph as one of its own: what leads from these nodes to those."""
    part = Graph(graph.name)
    copies: dict[Node, Node] = {}
    for x in inputs:
        copies[x] = Node("input", None, (), {}, x.aval, 0)
        part.inputs.append(copies[x])
    part.nodes += part.inputs
    for node in graph.nodes:
        if node not in copies and node.name != "input" and all(x in copies for x in node.operands):
            copies[node] = _copied(node, copies)
            part.nodes.append(copies[node])
    part.outputs = [copies[y] if isinstance(y, Node) else y for y in outputs]
    remove_dead(part)
    return part


def simplified(graph: Graph) -> Graph:
    """Return a copy of a graph that is simplified; derivatives are those of the graph as it was traced."""
    copy = cut(graph, graph.inputs, graph.outputs)
    simplify(copy)
    return copy


def _copied(node: Node, copies: dict[Node, Node]) -> Node:
    copy = Node(
        node.name, node.function, replaced(node.args, copies.__getitem__, Node),
        replaced(node.kwargs, copies.__getitem__, Node), node.aval, node.number,
    )  # fmt: skip
    copy.errors, copy.constant, copy.answer, copy.primitive = (
        node.errors,
        node.constant,
        node.answer,
        node.primitive,
    )
    copy.base = None if node.base is None else copies[node.base]
    return copy
