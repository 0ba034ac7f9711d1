"""compile: a function is traced once for each signature, and replayed as straight-line code over NumPy."""

from __future__ import annotations

from functools import update_wrapper
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, TypeVar

import shapedgrad.ops  # noqa: F401  # fills the registries of operations
from shapedgrad.autodiff.errors import NotBatchedError
from shapedgrad.autodiff.nans import asked
from shapedgrad.autodiff.trace import run
from shapedgrad.compile.errors import CompileError, Outside
from shapedgrad.compile.plan import make_plan, new_arena
from shapedgrad.compile.recorded import Recorded
from shapedgrad.compile.signature import guards, is_plain, is_traced
from shapedgrad.compile.simplify import simplify
from shapedgrad.compile.source import MISS, Writer, load
from shapedgrad.compile.tracing import Recording
from shapedgrad.transforms.pytree import flatten, unflatten

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import optree

    from shapedgrad.compile.graph import Graph

P = ParamSpec("P")
R = TypeVar("R")


class Program:
    """The code for one signature, with an arena for each call that runs at the same time."""

    def __init__(self, graph: Graph, leaves: Sequence[Any], structure: Any) -> None:
        self.graph = graph
        self.structure = structure
        self.plan = make_plan(graph)
        writer = Writer(graph, self.plan)
        traced = iter(graph.inputs)
        names = [f"x{next(traced).number}" if is_traced(x) else f"s{n}" for n, x in enumerate(leaves)]
        self.source = writer.text(names, guards(leaves, writer.constant, names))
        self.bind = load(self.source, writer.constants, graph.name)
        self.idle: list[Callable[[list[Any]], Any]] = []

    def run(self, leaves: list[Any]) -> Any:
        """Return the leaves of the result, or MISS if the plan is not for such arguments."""
        try:
            replay = self.idle.pop()
        except IndexError:
            replay = self.bind(new_arena(self.plan.size))
        results = replay(leaves)
        self.idle.append(replay)
        return results


class Compiled(Generic[P, R]):
    """A function that is compiled for each signature that it is called with."""

    def __init__(self, f: Callable[P, R], fallback: bool) -> None:
        update_wrapper(self, f)
        self.f = f
        self.fallback = fallback
        self.programs: list[Program] = []

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        """Return what the function returns."""
        leaves, structure = flatten((args, kwargs))
        for program in self.programs:
            if program.structure == structure:
                results = program.run(leaves)
                if results is not MISS:
                    return unflatten(program.graph.structure, results)  # type: ignore[no-any-return]
        return self._first(args, kwargs, leaves, structure)

    def _first(self, args: Any, kwargs: Any, leaves: list[Any], structure: optree.PyTreeSpec) -> R:
        if asked() or not all(map(is_plain, leaves)):
            return self.f(*args, **kwargs)
        try:
            graph = trace(self.f, leaves, structure)
        except Outside:
            return self.f(*args, **kwargs)
        except CompileError:
            if self.fallback:
                return self.f(*args, **kwargs)
            raise
        simplify(graph)
        program = Program(graph, leaves, structure)
        self.programs.insert(0, program)
        return unflatten(graph.structure, program.run(leaves))  # type: ignore[no-any-return]


def trace(f: Callable[..., Any], leaves: Sequence[Any], structure: optree.PyTreeSpec) -> Graph:
    """Return the graph of a function for arguments like these."""
    level = Recording(getattr(f, "__name__", "function"), Recorded)
    given = [level.input(x) if is_traced(x) else x for x in leaves]
    before = [x.index for x in given if isinstance(x, Recorded)]

    def of_leaves(_: Any) -> Any:
        args, kwargs = unflatten(structure, given)
        return f(*args, **kwargs)

    try:
        output = run(of_leaves, [], level)
    except NotBatchedError as error:
        raise CompileError(
            f"{error} (or compile with fallback=True, which runs such calls as they are)"
        ) from error
    if any(
        x.index is not node
        for x, node in zip((x for x in given if isinstance(x, Recorded)), before, strict=True)
    ):
        raise CompileError("writes into an argument")
    results, level.graph.structure = flatten(output)
    for y in results:
        if isinstance(y, Recorded) and y.tape is not level:
            raise Outside
    level.graph.outputs = [y.index if isinstance(y, Recorded) else y for y in results]
    return level.graph


def compile(f: Callable[P, R], *, fallback: bool = False) -> Compiled[P, R]:  # noqa: A001
    """Return the compiled function."""
    return Compiled(f, fallback)
