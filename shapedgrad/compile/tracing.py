"""The recording level: it does each operation on the values of the first call, and takes note of it as a node.

It is the outermost level of a call, so what is recorded are the operations that all transformations come down to.
Because the values are there, a node's shape, dtype, layout and aliases are those that NumPy itself gave. Where
the engine branches on values (`shapedgrad.autodiff.methods.ask`), the question and its answer are recorded, and later
runs insist on that answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from shapedgrad.autodiff.methods import ArrayMethods, bare
from shapedgrad.autodiff.tape import Level
from shapedgrad.compile.errors import Outside, needs_value
from shapedgrad.compile.graph import Graph, Node, aval_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from shapedgrad.autodiff.primitive import Primitive

VALUES = (np.ndarray, np.generic, bool, int, float, complex)
_TRANSPARENT = frozenset({"mean"})  # what is recorded as the operations of its body


class Recording(Level):
    """The level of one trace, with the graph that it builds; ``make`` wraps a value and its node."""

    __slots__ = ("captured", "errors", "graph", "make")

    batch = True
    records = True

    def __init__(
        self, name: str, make: Callable[[Any, Recording, Node], Any], captured: dict[int, Any] | None = None
    ) -> None:
        super().__init__({}, int)
        self.captured = captured
        self.graph = Graph(name)
        self.make = make
        self.errors: dict[str, Any] = dict(np.geterr())

    def input(self, value: Any) -> Any:
        """Return an argument of the function, recorded."""
        node = self._node("input", None, (), {}, value)
        self.graph.inputs.append(node)
        return self.make(value, self, node)

    def interpret(self, primitive: Primitive, args: Sequence[Any], params: dict[str, Any]) -> Any:
        """Do an operation of the engine, and take note of it."""
        if primitive.name == "create":
            return self.call("create", np.array, (args[0],), {})
        if primitive.name in _TRANSPARENT and primitive.body.__module__.startswith("shapedgrad.ops."):
            return primitive.body(*args, **params)
        first = len(self.graph.nodes)
        result = self.call(primitive.name, primitive.body, tuple(args), params)
        for node in self.graph.nodes[first:]:
            if node.function is primitive.body:
                node.primitive = primitive
        return result

    def ask(self, question: Callable[[Any], bool], x: Any) -> bool:
        """Answer a question about a value, and take note of the answer."""
        answer = question(x.value)
        self._node("ask", question, (x.index,), {}, answer).answer = answer
        return answer

    def widening(self, x: Any) -> Any:
        """Return a recorded value, as NumPy's number if it is a Python float."""
        return self.call("float64", np.float64, (x,), {}) if type(x.value) is float else x

    def settle(self, x: Any) -> Any:
        """Return the value of one of Python's numbers; runs in which it is another are traced anew."""
        if not x.index.numeric:
            raise needs_value("the number", "use NumPy's functions on it directly")
        self._node("settle", None, (x.index,), {}, x.value).answer = x.value
        return x.value

    def call(
        self, name: str, function: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> Any:
        """Call a function, and take note of it if it returns arrays or numbers."""
        arrays: list[tuple[Any, Node | None]] = []
        values, nodes = self._apart(args, arrays)
        if kwargs:
            named_values, named_nodes = self._apart(kwargs, arrays)
            result = function(*values, **named_values)
        else:
            named_nodes, result = {}, function(*values)
        if not isinstance(result, (*VALUES, tuple, list)):
            return result  # a dtype, None: facts that hold for all data
        node = self._node(name, function, nodes, named_nodes, result)
        if isinstance(result, (tuple, list)):
            return self._parts(node, result, arrays)
        _note_aliases(node, result, arrays)
        return self.make(result, self, node)

    def taken_in(self, x: Any) -> Any:
        """Return an array that is traced outside of the function as one more input of it."""
        if x.tape is self:
            return x
        if self.captured is None or _holds_examples(x):
            raise Outside
        if id(x) not in self.captured:
            self.captured[id(x)] = (x, self.input(bare(x)))
        return self.captured[id(x)][1]

    def _parts(self, whole: Node, results: Sequence[Any], arrays: list[tuple[Any, Node | None]]) -> Any:
        found = []
        for n, y in enumerate(results):
            if isinstance(y, VALUES):
                part = self._node("part", part_of, (whole, n), {}, y)
                _note_aliases(part, y, arrays)
                y = self.make(y, self, part)  # noqa: PLW2901
            found.append(y)
        kind: Any = type(results)
        return kind(*found) if hasattr(results, "_fields") else kind(found)

    def _apart(self, tree: Any, arrays: list[tuple[Any, Node | None]]) -> tuple[Any, Any]:
        """Return nested arguments as values and as nodes, and collect the arrays among them."""
        kind = type(tree)
        if isinstance(tree, ArrayMethods):
            if tree.tape is not self:
                tree = self.taken_in(tree)
            if isinstance(tree.value, np.ndarray):
                arrays.append((tree.value, tree.index))
            return tree.value, tree.index
        if kind in {tuple, list}:
            pairs = [self._apart(item, arrays) for item in tree]
            return kind([value for value, _ in pairs]), kind([node for _, node in pairs])
        if kind is dict:
            named = {key: self._apart(item, arrays) for key, item in tree.items()}
            return {k: value for k, (value, _) in named.items()}, {k: node for k, (_, node) in named.items()}
        if isinstance(tree, np.ndarray):
            arrays.append((tree, None))
        return tree, tree

    def _node(
        self, name: str, function: Any, args: tuple[Any, ...], kwargs: dict[str, Any], value: Any
    ) -> Node:
        if self.ended:
            raise RuntimeError("an array was used after the compiled function that made it had returned")
        node = Node(name, function, args, kwargs, aval_of(value), len(self.graph.nodes))
        now: dict[str, Any] = dict(np.geterr())
        if now != self.errors:
            node.errors = tuple((kind, do) for kind, do in now.items() if do != self.errors[kind])
        self.graph.nodes.append(node)
        return node


def _holds_examples(x: Any) -> bool:
    while isinstance(x, ArrayMethods):
        if x.tape.batch and not x.tape.records:
            return True
        x = x.value
    return False


def _note_aliases(node: Node, result: Any, arrays: list[tuple[Any, Node | None]]) -> None:
    """Note in whose memory a result lies, if it is a view."""
    if not isinstance(result, np.ndarray):
        return
    for array, owner in arrays:
        if result is array or (result.base is not None and np.may_share_memory(result, array)):
            if owner is None:
                node.constant = True
            else:
                node.base = owner
            return


def part_of(results: Sequence[Any], n: int) -> Any:
    """Return one of several results."""
    return results[n]
