"""A program: a function traced for one signature, with its graph, its plan of memory and its code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shapedgrad.autodiff.errors import NotBatchedError
from shapedgrad.autodiff.trace import run
from shapedgrad.compile.errors import CompileError, Outside
from shapedgrad.compile.memory import MemoryPlan, memory_plan
from shapedgrad.compile.plan import make_plan
from shapedgrad.compile.recorded import Recorded
from shapedgrad.compile.signature import Static, Unusual, guards, is_traced, unpacking
from shapedgrad.compile.simplify import simplify
from shapedgrad.compile.source import Writer
from shapedgrad.compile.tracing import Recording
from shapedgrad.transforms.pytree import flatten, unflatten

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import optree

    from shapedgrad.compile.graph import Graph


class Program:
    """The code for one signature."""

    def __init__(
        self,
        f: Callable[..., Any],
        leaves: Sequence[Any],
        structure: optree.PyTreeSpec,
        marked: Callable[[Any, Any], tuple[Any, Any]],
    ) -> None:
        self.graph = trace(f, leaves, structure)
        simplify(self.graph)
        self.plan = make_plan(self.graph)
        writer = Writer(self.graph, self.plan)
        traced = iter(self.graph.inputs)
        names = [f"x{next(traced).number}" if is_traced(x) else f"s{n}" for n, x in enumerate(leaves)]
        try:
            taken_apart = unpacking(structure, names, writer.constant)
        except Unusual:
            given = writer.constant(_flattener(structure, marked))
            taken_apart = [
                f"leaves = {given}(args, kwargs)",
                "if leaves is None: return MISS",
                *[f"{', '.join(names)}, = leaves" for _ in leaves[:1]],
            ]
        self.code = writer.code([*taken_apart, *guards(leaves, names, writer.constant)])

    @property
    def text(self) -> str:
        """The generated code."""
        return self.code.text

    @property
    def memory_plan(self) -> MemoryPlan:
        """Which result lies where in the arena."""
        return memory_plan(self.graph, self.plan)

    def __call__(self, args: Any, kwargs: Any) -> Any:
        """Return the result, or `MISS` if the program is not for such arguments."""
        return self.code(args, kwargs)


def _flattener(
    structure: optree.PyTreeSpec, marked: Callable[[Any, Any], tuple[Any, Any]]
) -> Callable[[Any, Any], list[Any] | None]:
    def leaves_of(args: Any, kwargs: Any) -> list[Any] | None:
        leaves, found = flatten(marked(args, kwargs))
        return [x.value if isinstance(x, Static) else x for x in leaves] if found == structure else None

    return leaves_of


def trace(f: Callable[..., Any], leaves: Sequence[Any], structure: optree.PyTreeSpec) -> Graph:
    """Return the graph of a function for arguments like these.

    Raises
    ------
    CompileError
        If the function asks for values, or writes into an argument.
    """
    level = Recording(getattr(f, "__name__", "function"), Recorded)
    given = [level.input(x) if is_traced(x) else x.value if isinstance(x, Static) else x for x in leaves]
    recorded = [x for x in given if isinstance(x, Recorded)]

    def of_leaves(_: Any) -> Any:
        args, kwargs = unflatten(structure, given)
        return f(*args, **kwargs)

    try:
        output = run(of_leaves, [], level)
    except NotBatchedError as error:
        raise CompileError(
            f"{error} (or compile with fallback=True, which runs such calls as they are)"
        ) from error
    if any(x.index is not node for x, node in zip(recorded, level.graph.inputs, strict=True)):
        raise CompileError(
            f"{level.graph.name} writes into an argument, which a compiled function never does: take x.copy() first, "
            "or compile with fallback=True, which runs such calls as they are"
        )
    results, level.graph.structure = flatten(output)
    if any(isinstance(y, Recorded) and y.tape is not level for y in results):
        raise Outside
    level.graph.outputs = [y.index if isinstance(y, Recorded) else y for y in results]
    return level.graph
