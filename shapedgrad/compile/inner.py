"""Functions within functions: traced by themselves, with what they use from outside as further operands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from shapedgrad.autodiff.errors import NotBatchedError
from shapedgrad.autodiff.methods import ArrayMethods
from shapedgrad.autodiff.trace import run
from shapedgrad.compile.errors import CompileError, Outside
from shapedgrad.compile.recorded import Recorded
from shapedgrad.compile.simplify import remove_dead
from shapedgrad.compile.tracing import VALUES, Recording
from shapedgrad.transforms.pytree import flatten

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import optree

    from shapedgrad.compile.graph import Graph

UNTRACEABLE = (CompileError, Outside, NotBatchedError)
"""Why a function cannot be traced by itself: then Python runs it."""


class Inner(NamedTuple):
    """A traced function: its graph, the arrays from outside that are its last inputs, and the tree that it returns."""

    graph: Graph
    captured: list[Any]
    structure: optree.PyTreeSpec


def inner(f: Callable[[list[Any]], Any], given: Sequence[Any], name: str) -> Inner:
    """Trace a function of leaves, given values of them; raises one of `UNTRACEABLE` if that cannot be done."""
    captured: dict[int, tuple[Any, Recorded]] = {}
    level = Recording(name, Recorded, captured)
    inputs = [level.input(x) for x in given]
    nodes = list(level.graph.inputs)

    def of_leaves(leaves: list[Any]) -> tuple[list[Any], optree.PyTreeSpec]:
        results, structure = flatten(f(leaves))
        return [_output(y, level) for y in results], structure

    level.graph.outputs, structure = run(of_leaves, inputs, level)
    if any(x.index is not node for x, node in zip(inputs, nodes, strict=True)):
        raise CompileError(f"{name} writes into an argument: take x.copy() first")
    remove_dead(level.graph)
    return Inner(level.graph, [x for x, _ in captured.values()], structure)


def _output(y: Any, level: Recording) -> Any:
    if isinstance(y, ArrayMethods):
        return level.taken_in(y).index
    if not isinstance(y, VALUES):
        raise Outside
    return y if isinstance(y, np.ndarray) else np.asarray(y)[()]
