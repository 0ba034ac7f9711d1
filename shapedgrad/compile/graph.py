"""The graph of a function: one node for each operation, with the shape, dtype and layout of what it gives."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from shapedgrad.compile.drawing import graph_svg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from shapedgrad.autodiff.primitive import Primitive

Kind = Literal["array", "scalar", "number", "tuple"]


@dataclass(frozen=True, slots=True)
class Aval:
    """What is known of a value before it is computed: an array, one of NumPy's scalars or Python's, or several."""

    kind: Kind
    shape: tuple[int, ...]
    dtype: np.dtype[Any]
    strides: tuple[int, ...]

    @property
    def size(self) -> int:
        """The number of elements."""
        return math.prod(self.shape)

    @property
    def nbytes(self) -> int:
        """The bytes of all elements."""
        return self.size * self.dtype.itemsize

    def __str__(self) -> str:
        if self.kind == "tuple":
            return "several"
        return f"{self.dtype.name}[{', '.join(map(str, self.shape))}]"


def aval_of(value: Any) -> Aval:
    """Return what is known of a value of this kind."""
    if isinstance(value, np.ndarray):
        return Aval("array", value.shape, value.dtype, value.strides)
    if isinstance(value, np.generic):
        return Aval("scalar", (), value.dtype, ())
    if isinstance(value, (list, tuple)):
        return Aval("tuple", (), np.dtype(object), ())
    return Aval("number", (), np.dtype(type(value)), ())


class Node:
    """An operation: the function that does it, on nodes and constants, which may stand in lists and tuples.

    ``numeric`` tells that it is computed of Python's numbers alone.
    ``errors`` is what NumPy does about floating point errors there, where that is not what the caller has set.
    ``base`` is the node in whose memory an array lies that is a view; ``constant`` tells that it lies in that of a
    constant. ``primitive`` is the engine's operation, where it is one. ``answer`` is what a question has to be answered by.
    """

    __slots__ = (
        "answer", "args", "aval", "base", "constant", "errors", "function", "kwargs", "name", "number", "numeric",
        "primitive",
    )  # fmt: skip

    def __init__(
        self,
        name: str,
        function: Callable[..., Any] | None,
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
        aval: Aval,
        number: int,
    ) -> None:
        self.name = name
        self.function = function
        self.args = args
        self.kwargs = kwargs
        self.aval = aval
        self.number = number
        self.errors: tuple[tuple[str, str], ...] = ()
        self.base: Node | None = None
        self.constant = False
        self.answer: Any = None
        self.primitive: Primitive | None = None
        self.numeric: bool = aval.kind == "number" and all(x.numeric for x in self.operands)

    @property
    def root(self) -> Node:
        """The node in whose memory the value lies."""
        node = self
        while node.base is not None:
            node = node.base
        return node

    @property
    def operands(self) -> list[Node]:
        """The nodes among the arguments, in their order."""
        return [*nodes_in(self.args), *nodes_in(self.kwargs)] if self.kwargs else list(nodes_in(self.args))

    def __repr__(self) -> str:
        return f"{self.name}:{self.number}"


def nodes_in(tree: Any) -> Iterator[Node]:
    """Yield the nodes in nested arguments."""
    if isinstance(tree, Node):
        yield tree
    elif type(tree) in {tuple, list}:
        for item in tree:
            yield from nodes_in(item)
    elif type(tree) is dict:
        for item in tree.values():
            yield from nodes_in(item)
    elif type(tree) is slice:
        yield from nodes_in((tree.start, tree.stop, tree.step))


def replaced(tree: Any, change: Callable[[Any], Any], kind: type[Any] | tuple[type[Any], ...]) -> Any:
    """Return nested arguments in which each item of a type is changed."""
    if isinstance(tree, kind):
        return change(tree)
    if type(tree) is tuple:
        return tuple([replaced(item, change, kind) for item in tree])
    if type(tree) is list:
        return [replaced(item, change, kind) for item in tree]
    if type(tree) is dict:
        return {key: replaced(item, change, kind) for key, item in tree.items()}
    if type(tree) is slice and any(isinstance(x, kind) for x in (tree.start, tree.stop, tree.step)):
        return slice(*(replaced(x, change, kind) for x in (tree.start, tree.stop, tree.step)))
    return tree


@dataclass(slots=True)
class Graph:
    """A function for one signature: its inputs, its operations in their order, and what it returns.

    ``outputs`` are nodes, or constants for results that do not depend on the inputs; ``structure`` is the tree that
    they are the leaves of.
    """

    name: str
    inputs: list[Node] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    outputs: list[Any] = field(default_factory=list)
    structure: Any = None

    def svg(self) -> str:
        """Return a drawing of the operations, with the shapes on the lines between them."""
        return graph_svg(self)

    def _repr_svg_(self) -> str:
        return self.svg()

    def __str__(self) -> str:
        rows = [
            f"v{node.number}: {node.aval} = {node.name}({', '.join(f'v{x.number}' for x in node.operands)})"
            for node in self.nodes
        ]
        return "\n".join(rows)
